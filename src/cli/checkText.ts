import type { OpenReason, Outcome, SearchSymmetry } from '../programs/index.ts'
import type { CheckFacts, OutcomeFacts } from './checkCommand.ts'
import type { FaultFacts } from './faultFacts.ts'
import { columns, wrap } from './columns.ts'

/** The facts of a check for people. `bound`: what would stop it, such as "100 states". */
export function checkText(
  facts: CheckFacts,
  bound: string,
  table: readonly Outcome[],
  width: number,
): string {
  const { program, views, states, transitions, schedules, classes, complete, seconds } = facts
  const whyNot = facts.search === 'partial order' ? NOT_COUNTED : ENDLESS
  const sizes = [
    ['states', withThousands(String(states))],
    ['transitions', withThousands(String(transitions))],
    ...searchRow(facts),
    ['schedules', schedules === null ? whyUncounted(complete, whyNot) : withThousands(schedules)],
    [
      'classes',
      classes === null
        ? whyUncounted(complete, schedules === null ? whyNot : 'beyond the bound')
        : withThousands(classes),
    ],
    ...storedRow(facts.symmetry),
    ['seconds', seconds.toFixed(3)],
  ]
  const found = table.flatMap(({ id }) => {
    const outcome = Object.hasOwn(facts.outcomes, id) ? facts.outcomes[id] : undefined
    return outcome === undefined ? [] : [row(id, outcome)]
  })
  const head = ['outcome', 'schedules', 'share', 'odds', 'shortest', 'switches', 'fewest switches']
  const outcomes = columns([head, ...(found.length === 0 ? [['none met']] : found)], width)
  const text = `${columns(sizes, width, '  ')}\n${outcomes}\n${wrap(verdict(facts, bound, table), width).join('\n')}\n`
  return `${program}: ${views.join(', ')}\n${editsLines(facts)}${faultLine(facts)}${text}${faultsText(
    facts.outcomes,
    facts.faults ?? {},
    table.map(({ id }) => id),
    width,
  )}`
}

/** How the schedules were searched, where that was not one by one. */
export function searchRow({ search }: Pick<CheckFacts, 'search'>): readonly (readonly string[])[] {
  return search === 'partial order' ? [['search', search]] : []
}

/** How many states stand for all of them, or why each was stored. */
export function storedRow(symmetry: SearchSymmetry | null): readonly (readonly string[])[] {
  if (symmetry === null) return []
  const stored =
    symmetry.kind === 'used'
      ? `${withThousands(String(symmetry.orbits))}: what differs only in which equal one is which is one`
      : `all of them: ${symmetry.why}`
  return [['stored', stored]]
}

function editsLines({ edits = {} }: CheckFacts): string {
  return Object.entries(edits)
    .map(([name, path]) => `  with ${path} in place of ${name}\n`)
    .join('')
}

function faultLine({ fault }: CheckFacts): string {
  if (fault === null) return ''
  const why = fault.reached === false ? 'no schedule gets to that step' : 'that step writes nothing'
  const never = fault.happens === false ? `: never happens, ${why}` : ''
  return `  with the fault ${fault.text}${never}\n`
}

function row(id: string, outcome: OutcomeFacts): readonly string[] {
  const { schedules, share, odds, shortest, preemptions, fewest, example } = outcome
  if (schedules === null || share === null || odds === null) {
    return [id, '?', '?', '?', example ?? '?', '?', '?']
  }
  return [
    id,
    withThousands(schedules),
    percent(share),
    percent(odds),
    shortest ?? '',
    String(preemptions ?? ''),
    fewest ?? '',
  ]
}

/** What one fault can lead to, with the shortest schedule of each outcome; '' when not asked for. */
export function faultsText(
  without: Readonly<Record<string, unknown>>,
  faults: Readonly<Record<string, FaultFacts>>,
  table: readonly string[],
  width: number,
): string {
  return Object.entries(faults)
    .map(([kind, { complete, outcomes }]) => {
      const ids = [...new Set([...table, ...Object.keys(outcomes)])]
      const rows = ids.flatMap((id) => {
        const found = outcomes[id]
        if (found === undefined) return []
        const also = Object.hasOwn(without, id) ? 'also without' : 'only so'
        return [[id, found.fault, found.schedule, also]]
      })
      const stopped = complete ? '' : '  Stopped early, at the bound: there may be more.\n'
      return `\nWith one fault: ${kind}\n${columns(rows.length === 0 ? [['none met']] : rows, width, '  ')}${stopped}`
    })
    .join('')
}

/** "Nothing found" and "stopped early" are never the same sentence. */
function verdict(
  { complete, outcomes, views, verdict: kind, reason, search, searchNote }: CheckFacts,
  bound: string,
  table: readonly Outcome[],
): string {
  const bad = table.filter((one) => one.bad && Object.hasOwn(outcomes, one.id))
  const names = bad.map(({ title }) => title.toLowerCase()).join(', ')
  if (search === 'partial order' && searchNote !== null) {
    return bad.length === 0 ? searchNote : `${searchNote} Met: ${names}.`
  }
  if (!complete) {
    const met = bad.length === 0 ? 'no bad outcome was met so far' : `met so far: ${names}`
    return `Stopped early, at the bound of ${bound}: not every schedule was tried; ${met}.${also(searchNote)} ${whatHelps(views.length, 'requests')}`
  }
  if (kind === 'broken') return `Every schedule was tried: some end badly (${names}).`
  if (reason === 'bound')
    return 'Every schedule was tried without a fault: no bad outcome. Not every fault was tried.'
  return reason === null ? 'Every schedule was tried: no bad outcome.' : OPEN[reason]
}

/** What else was tried, as one more sentence. */
export function also(searchNote: string | null): string {
  return searchNote === null ? '' : ` ${searchNote}`
}

/** What one can do when a bound was hit: a sentence. */
export function whatHelps(processes: number, word: string): string {
  const fewer = processes > 2 ? `Check fewer ${word}` : `Check a smaller program`
  return `${fewer}, or give it more with --max-states.`
}

/** Why a check that tried everything has no verdict. */
const OPEN: { readonly [K in Exclude<OpenReason, 'bound'>]: string } = {
  stopped: 'Interrupted: not every schedule was tried.',
  'not-modelled': 'Not decided: some runs meet what is not modelled.',
  picked: 'Not decided: some runs are decided by a value that could be another one.',
  'may-not-end': 'Not decided: a run may never end.',
  livelock: 'Not decided: a run can go on for ever although every request moves.',
  'no-schedule-ends': 'Not decided: no schedule ends.',
}

const ENDLESS = 'a run can be infinite'
/** The search of one schedule of each class counts nothing. */
export const NOT_COUNTED = 'one schedule of each class was tried'

export function whyUncounted(complete: boolean, why: string): string {
  return `not counted: ${complete ? why : 'stopped early'}`
}

export function percent(part: number): string {
  if (part === 0 || part === 1) return `${part * 100} %`
  const shown = part * 100
  // What is not all and not nothing must not look so.
  if (shown > 99.999) return '> 99.999 %'
  return shown < 0.001 ? '< 0.001 %' : `${shown.toPrecision(5)} %`
}

/** "1 464" */
export function withThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ' ')
}
