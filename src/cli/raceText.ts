import { kindOf, prepare, quotedWord } from '../programs/index.ts'
import type { OpenReason } from '../programs/index.ts'
import { letterOf, replay } from '../world/index.ts'
import { columns, wrap } from './columns.ts'
import {
  also,
  faultsText,
  NOT_COUNTED,
  percent,
  searchRow,
  storedRow,
  whatHelps,
  whyUncounted,
  withThousands,
} from './checkText.ts'
import { pageLine } from './pageLink.ts'
import { paint } from './paint.ts'
import type { LoadedRace, RaceWords } from './raceArgument.ts'
import type { RaceFacts, RaceOutcome } from './raceFacts.ts'
import { endLines } from './raceRunText.ts'
import { scheduleText } from './scheduleText.ts'
import type { Surroundings } from './surroundings.ts'

/** What was found, the bound of the search, and the words that chose the race. */
interface Checked {
  readonly facts: RaceFacts
  readonly states: number
  readonly words: RaceWords
  /** the address of the page; null: nobody said */
  readonly page: string | null
}

/** A check of a race file for people: the verdict, how it goes wrong, and the counts. */
export function raceText(
  loaded: LoadedRace,
  checked: Checked,
  { width, color }: Pick<Surroundings, 'width' | 'color'>,
): string {
  const { facts, states } = checked
  const labels = facts.processes.map(
    (label, who) => `${letterOf(who as Parameters<typeof letterOf>[0])} ${label}`,
  )
  const notes = loaded.race.byName
    ? ['There is no PROCESSES: the functions named worker_… run at the same time.']
    : facts.switchPoints === 'gil'
      ? ['Threads switch at calls and backward jumps only, as in CPython with its GIL.']
      : []
  const head = [facts.title, labels.join(', '), ...notes, '']
  return [
    ...head.flatMap((line) => wrap(line, width)),
    verdictLine(facts, states, width, color),
    example(loaded, checked, width),
    countsText(facts, width),
    ...facts.assumptions.flatMap((line) => wrap(line, width)),
    faultsText(facts.outcomes, facts.faults ?? {}, Object.keys(facts.outcomes), width),
    ...(facts.faults === undefined ? [] : whyNoKill(loaded, width)),
  ].join('\n')
}

/** Which fault was not tried, and why. */
function whyNoKill({ scenario }: LoadedRace, width: number): readonly string[] {
  const why = prepare(scenario).own?.whyNoKill ?? null
  return why === null ? [] : [...wrap(why, width), '']
}

const WORDS = {
  safe: ['SAFE', 'good'],
  broken: ['BROKEN', 'bad'],
  inconclusive: ['NOT DECIDED', 'open'],
} as const

function verdictLine(facts: RaceFacts, states: number, width: number, color: boolean): string {
  const [word, tone] = WORDS[facts.verdict]
  const only = facts.verdict === 'safe' && facts.switchPoints === 'gil'
  const limit = only ? ` under CPython’s GIL only` : ''
  const [first = '', ...rest] = wrap(`${word}${limit}: ${sentenceOf(facts, states)}`, width)
  return `${[paint(word, tone, color) + first.slice(word.length), ...rest].join('\n')}\n`
}

function sentenceOf(facts: RaceFacts, states: number): string {
  const { verdict, reason, schedules, complete, outcomes, search, searchNote } = facts
  const word = facts.switchPoints === undefined ? 'processes' : 'threads'
  const bad = Object.entries(outcomes).filter(([, outcome]) => outcome.bad)
  if (search === 'partial order' && searchNote !== null) {
    return bad.length === 0 ? searchNote : `${searchNote} Met: ${bad.map(([id]) => id).join('; ')}.`
  }
  if (verdict === 'broken') {
    const names = bad.map(([id]) => id).join('; ')
    const more = complete
      ? ''
      : ` Stopped early, ${bound(states)}: there may be more. ${whatHelps(facts.processes.length, word)}`
    return `some schedules end badly (${names}).${more}`
  }
  if (reason !== null) {
    const then = reason === 'bound' ? ` ${whatHelps(facts.processes.length, word)}` : ''
    return openText(reason, states) + also(searchNote) + then
  }
  return schedules === null
    ? 'every schedule was tried, and none ends badly; some go on for as long as another waits.'
    : `every schedule was tried, and ${schedules === '1' ? 'the only one ends well' : `none of the ${withThousands(schedules)} ends badly`}.`
}

function bound(states: number): string {
  return `at the bound of ${withThousands(String(states))} states`
}

/** Why there is no verdict, in a sentence. */
export function openText(reason: OpenReason, states: number): string {
  switch (reason) {
    case 'bound':
      return `stopped early, ${bound(states)} or of memory: not every schedule was tried, and no bad end was met so far.`
    case 'stopped':
      return 'interrupted: not every schedule was tried, and no bad end was met so far.'
    case 'not-modelled':
      return 'some runs meet what Racetrack does not model, so that nothing is said about how they end.'
    case 'picked':
      return 'some runs are decided by a value that could be another one, and only one was tried.'
    case 'may-not-end':
      return 'a run may never end.'
    case 'livelock':
      return 'a run can go on for ever although everybody who can move does.'
    case 'no-schedule-ends':
      return 'no schedule ends.'
  }
}

/** The shortest way to a bad end, or to what leaves the answer open; '' when there is none. */
function example(
  loaded: LoadedRace,
  { facts: { outcomes, verdict, reason }, words, page }: Checked,
  width: number,
): string {
  const wanted = Object.entries(outcomes).filter(([id, { bad }]) =>
    verdict === 'broken' ? bad : kindOf(id) === reason,
  )
  const shown = wanted.reduce<(typeof wanted)[number] | null>((best, one) => {
    const [length, least] = [one[1].shortest?.length, best?.[1].shortest?.length]
    return length !== undefined && (least === undefined || length < least) ? one : best
  }, null)
  if (shown === null) return ''
  const [id, { shortest, round }] = shown
  const prepared = prepare(loaded.scenario)
  const link = pageLine(loaded.path, loaded.scenario, shortest ?? '', page)
  const { run } = replay(prepared.plan, shortest ?? '')
  const ends = endLines(prepared, run, (outcome) => outcome.id === id || outcome.bad)
  const again = round === undefined ? [] : [`From there ${round} can be repeated for ever.`]
  return [
    `${id} (${run.records.length === 0 ? 'before the first step' : `${run.records.length} steps`})`,
    ...(run.records.length === 0 ? [] : [scheduleText(prepared, run, width)]),
    ...[...ends, ...again].flatMap((line) => wrap(`  ${line}`, width)),
    '',
    `Again: ${replayLine(loaded.path, words, shortest ?? '')}`,
    ...(link === null ? [] : [link]),
    '',
  ].join('\n')
}

/** The command that replays a schedule, whatever was chosen for the file. */
function replayLine(path: string, words: RaceWords, schedule: string): string {
  const { set = [], processes, 'switch-points': switches } = words
  const chosen = [
    ...(processes === undefined ? [] : [`--processes ${processes}`]),
    ...(switches === undefined ? [] : [`--switch-points ${switches}`]),
    ...set.map((word) => `--set ${quotedWord(word)}`),
  ]
  const options = [...chosen, `--schedule ${quotedWord(schedule)}`].join(' ')
  return `racetrack replay ${quotedWord(path)} ${options}`
}

function countsText(facts: RaceFacts, width: number): string {
  const { states, transitions, schedules, classes, complete, seconds } = facts
  const endless = facts.search === 'partial order' ? NOT_COUNTED : 'a run can be infinite'
  const sizes = [
    ['states', withThousands(String(states))],
    ['transitions', withThousands(String(transitions))],
    ...searchRow(facts),
    ['schedules', schedules === null ? whyUncounted(complete, endless) : withThousands(schedules)],
    [
      'classes',
      classes === null
        ? whyUncounted(complete, schedules === null ? endless : 'beyond the bound')
        : withThousands(classes),
    ],
    ...storedRow(facts.symmetry),
    ['seconds', seconds.toFixed(3)],
  ]
  const head = ['outcome', 'schedules', 'share', 'shortest', 'switches', 'fewest switches']
  const rows = Object.entries(facts.outcomes).map(([id, outcome]) => row(id, outcome))
  return `${columns([head, ...rows], width)}\n${columns(sizes, width, '  ')}`
}

function row(id: string, outcome: RaceOutcome): readonly string[] {
  const { bad, schedules, share, shortest, preemptions, fewest } = outcome
  return [
    bad || id === 'ok' ? id : `${id} (not bad)`,
    schedules === null ? '?' : withThousands(schedules),
    share === null ? '?' : percent(share),
    shortest ?? '?',
    String(preemptions ?? '?'),
    fewest ?? '?',
  ]
}
