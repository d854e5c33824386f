import { explainOutcome } from '../../../programs/index.ts'
import type { Insight, Outcome } from '../../../programs/index.ts'
import type { Derived } from '../../../store/index.ts'
import { byteCount, laneName, letterOf, stepSentences } from '../../../world/index.ts'
import type { Letter, TimelineRow } from '../../../world/index.ts'
import { outlook } from '../../kit/map/noReturn.ts'
import { aheadText } from '../../kit/risk/riskText.ts'

/** The story of a position: one headline, and up to three boxes under it. */
export interface Story {
  /** "Start", "Step 7", "The end, step 15" */
  readonly when: string
  /** the headline; `lead` is the part that has the colour of the tone */
  readonly lead: string
  readonly rest: string
  readonly tone: Tone
  readonly boxes: readonly StoryBox[]
}

/** Nothing is wrong; a window opens; damage is done; all ended well. */
export type Tone = 'plain' | 'open' | 'bad' | 'ok'

export interface StoryBox {
  readonly tone: Tone
  /** "Cause", "Effect", "Damage", "Ahead" */
  readonly title: string
  /** the step that it is about, 1-based; null: none */
  readonly step: number | null
  /** its line in the listing: "line 61" */
  readonly place: string | null
  readonly letter: Letter | null
  readonly text: string
  /** a schedule that would have avoided it, and the step at which it differs; null: none */
  readonly avoid: { readonly schedule: string; readonly shared: number } | null
}

/** What else the story needs to know. */
export interface Around {
  /** what to look for, before the first step */
  readonly teaser: string
  /** of this very schedule; null: not known yet */
  readonly insight: Insight | null
  /** this is the step to watch */
  readonly watch: number | null
}

/** The story at the cursor. Pure: the same position has the same story. */
export function storyOf(derived: Derived, around: Around): Story {
  const { done, outcomes } = derived
  if (outcomes.length > 0) return endStory(derived, outcomes, around)
  return done.records.length === 0 ? startStory(derived, around) : stepStory(derived, around)
}

function startStory({ run, prepared }: Derived, { teaser, insight }: Around): Story {
  const begun = run.records.length > 0
  const { process } = prepared.labels
  return {
    when: 'Start',
    ...headline(teaser, 'plain'),
    boxes: [
      box('plain', 'What it is', { text: prepared.title }),
      box('plain', 'What to do', {
        text: begun
          ? 'Play it, or go forward step by step.'
          : `Press Step A: ${process} A makes its next move.`,
      }),
      aheadBox(insight, 0),
    ],
  }
}

function stepStory(derived: Derived, { insight, watch }: Around): Story {
  const { done, timeline } = derived
  const count = done.records.length
  const row = timeline.rows[count - 1]
  const [first = '', ...others] = stepSentences(done, count - 1)
  const tone = row?.torn === true ? 'bad' : row?.empties === true ? 'open' : 'plain'
  const when = `Step ${count}`
  if (row === undefined) return { when, ...headline(first, tone), boxes: [] }
  const cause = row.torn ? causeOf(derived, row) : null
  const boxes =
    cause === null
      ? [
          box('plain', watch === count ? 'The step to watch' : 'Where', {
            row,
            text: others.length > 0 ? others.join(' ') : `${row.span.file}, ${row.operation.name}`,
          }),
          windowBox(derived, count),
        ]
      : [
          box('open', 'Cause', { row: cause, text: phraseOf(cause) }),
          box('bad', 'Effect', {
            row,
            text: others.length > 0 ? others.join(' ') : phraseOf(row),
          }),
        ]
  return { when, ...headline(first, tone), boxes: [...boxes, aheadBox(insight, count)] }
}

function endStory(derived: Derived, outcomes: readonly Outcome[], { insight }: Around): Story {
  const { prepared, done, timeline } = derived
  const count = done.records.length
  const when = `The end, step ${count}`
  const bad = outcomes.find((outcome) => outcome.bad)
  if (bad === undefined) {
    const [fine] = outcomes
    const open = prepared.own?.openEnd(derived.world, outcomes) ?? null
    if (open !== null) {
      const { lead, title, text, letter } = open
      return {
        when,
        lead,
        rest: '',
        tone: 'open',
        boxes: [{ ...box('open', title, { text }), letter }],
      }
    }
    return {
      when,
      lead: fine?.headline ?? '',
      rest: '',
      tone: 'ok',
      boxes: [box('ok', 'Why', { text: fine?.why ?? '' })],
    }
  }
  const { steps, sentence } = explainOutcome(prepared, done, bad)
  const rows = steps.flatMap((step) => timeline.rows[step - 1] ?? [])
  const [cause, ...rest] = rows
  const effect = rest.at(-1)
  // One step alone does not say why: the sentence does.
  const sentenceBox =
    effect === undefined && cause !== undefined ? [box('bad', bad.title, { text: sentence })] : []
  const boxes = [
    ...(cause === undefined
      ? [box('bad', bad.title, { text: sentence })]
      : [
          box('open', 'Cause', {
            row: cause,
            text: phraseOf(cause),
          }),
        ]),
    ...(effect === undefined
      ? []
      : [box('bad', 'Effect', { row: effect, text: phraseOf(effect) })]),
    ...sentenceBox,
    avoidBox(derived, insight),
  ]
  return { when, lead: bad.headline, rest: '', tone: 'bad', boxes }
}

/** What would have avoided it: the last choice of another request that leads to a good end. */
function avoidBox({ run }: Derived, insight: Insight | null): StoryBox {
  const title = 'What would have avoided it'
  if (insight === null)
    return box('plain', title, { text: 'The check of every schedule is not complete.' })
  const { nearestSafe } = insight
  if (nearestSafe === null) {
    return box('bad', title, { text: 'No order of these steps: every schedule ends badly.' })
  }
  const { schedule, shared } = nearestSafe
  const letter = schedule.charAt(shared)
  const instead = run.records[shared]
  return {
    ...box('ok', title, {
      text: `Step ${shared + 1}: ${letter} first${instead === undefined ? '' : `, not ${letterOf(instead.who)}`}.`,
    }),
    avoid: { schedule, shared },
  }
}

/** The step that emptied the file, or began to write it, before a read met it so. */
function causeOf({ timeline }: Derived, read: TimelineRow): TimelineRow | null {
  const { path } = read.operation
  const before = timeline.rows.filter(
    (row) =>
      row.step < read.step &&
      row.operation.path === path &&
      (row.empties || row.verb === 'writes' || row.verb === 'creates'),
  )
  return before.at(-1) ?? null
}

/** The files that are empty or half written now, since which step, and by whom. */
function windowBox({ timeline }: Derived, count: number): StoryBox {
  for (const { kind, path, segments } of timeline.contents) {
    if (kind !== 'file') continue
    const open = segments.find(
      ({ from, to, writers }) => writers.length > 0 && from <= count && count <= to,
    )
    if (open === undefined) continue
    const row = timeline.rows[open.from - 1]
    return box('open', 'Window open', {
      ...(row === undefined ? {} : { row }),
      text: `${laneName(path)} ${open.size === 0 ? 'is empty' : `holds only ${byteCount(open.size)}`}: nobody has written it back yet.`,
    })
  }
  return box('plain', 'Window', { text: 'No file is empty or half written.' })
}

/** What can still come, by the check of every schedule. */
function aheadBox(insight: Insight | null, count: number): StoryBox {
  const fate = insight?.fates[count]
  if (insight === null || fate === undefined) {
    return box('plain', 'Ahead', { text: 'The check of every schedule is not complete.' })
  }
  const { bad, avoidable } = outlook(fate, insight.table)
  if (!bad) return box('ok', 'Ahead · safe', { text: 'Every way on from here ends well.' })
  const certain = titles(insight, fate.certain)
  if (!avoidable) {
    return box('bad', 'Damage · no way back', {
      text: certain === '' ? 'Every way on from here ends badly.' : `Every way on: ${certain}`,
    })
  }
  const risk = insight.risk.kind === 'known' ? insight.risk.steps[count] : undefined
  return box('plain', 'Ahead · can still fail', {
    text: risk === undefined ? titles(insight, fate.possible) : aheadText(risk),
  })
}

function titles({ table }: Insight, ids: readonly string[]): string {
  return table
    .filter((outcome) => outcome.bad && ids.includes(outcome.id))
    .map(({ title }) => title)
    .join(', ')
}

/** "A empties 3f9c", "B reads 0 bytes of 3f9c". */
function phraseOf({ letter, verb, torn, operation }: TimelineRow): string {
  const what = operation.path === null ? '' : ` ${laneName(operation.path)}`
  if (!torn) return `${letter} ${verb}${what}`
  return `${letter} ${verb === 'reads 0' ? 'reads 0 bytes' : verb} of${what}`
}

/** The part up to the first colon has the colour. */
function headline(sentence: string, tone: Tone): Pick<Story, 'lead' | 'rest' | 'tone'> {
  const colon = tone === 'plain' ? -1 : sentence.indexOf(': ')
  return colon === -1
    ? { lead: '', rest: sentence, tone }
    : { lead: sentence.slice(0, colon + 1), rest: sentence.slice(colon + 2), tone }
}

function box(
  tone: Tone,
  title: string,
  { row, text }: { readonly row?: TimelineRow; readonly text: string },
): StoryBox {
  return {
    tone,
    title,
    step: row?.step ?? null,
    place: row === undefined ? null : `line ${row.span.line}`,
    letter: row?.letter ?? null,
    text: text.trim(),
    avoid: null,
  }
}
