/**
 * gallery: ready races to look at, each a Python file with a title, a paragraph and what it expects, most
 * with a fixed twin. Nothing of it is in a first view.
 */
import { BugError } from '../base/index.ts'
import { raceScenario } from '../programs/index.ts'
import type { OwnScenario } from '../programs/index.ts'
import { teaserOf, wordsOf } from './docstring.ts'
import { FIRST_RUNS } from './firstRuns.ts'
import { GROUPS, ROWS } from './rows.ts'
import type { GroupId } from './rows.ts'

const FILES = import.meta.glob<string>('./*.py', { query: '?raw', import: 'default', eager: true })

/** One race, or the fixed twin of one. */
export interface GalleryRace {
  /** its file without ".py" */
  readonly id: string
  readonly title: string
  /** what goes wrong, in a few sentences */
  readonly paragraph: string
  /** the first of them */
  readonly teaser: string
  readonly scenario: OwnScenario
  /** the shortest one that ends badly; where none does, the one with the fewest switches */
  readonly schedule: string
  /** the ids of the bad outcomes there are; none: it is safe */
  readonly bad: readonly string[]
}

export interface GalleryEntry extends GalleryRace {
  readonly group: GroupId
  /** the same without the race; null: there is none */
  readonly fixed: GalleryRace | null
}

/** In the order in which they are shown. */
export const GALLERY: readonly GalleryEntry[] = ROWS.map(([id, group]) => ({
  ...raceNamed(id),
  group,
  fixed: `./${id}_fixed.py` in FILES ? raceNamed(`${id}_fixed`) : null,
}))

/** The groups that have races, with their headings. */
export const GALLERY_GROUPS: readonly {
  readonly title: string
  readonly entries: readonly GalleryEntry[]
}[] = Object.entries(GROUPS).map(([id, title]) => ({
  title,
  entries: GALLERY.filter(({ group }) => group === id),
}))

function raceNamed(id: string): GalleryRace {
  const text = FILES[`./${id}.py`]
  // A new race has none until the test has written it down.
  const first = FIRST_RUNS[id] ?? { schedule: '', bad: [] }
  if (text === undefined) throw new BugError(`expected the race ${id}`)
  const { title, paragraph } = wordsOf(text)
  const scenario = raceScenario(`${id}.py`, text)
  return { id, title, paragraph, teaser: teaserOf(paragraph), scenario, ...first }
}
