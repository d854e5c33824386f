import { NOT_MODELLED } from '../programs/index.ts'
import type { Outcome } from '../programs/index.ts'
import type { CheckFacts, OutcomeFacts } from './checkCommand.ts'
import { columns, wrap } from './columns.ts'

/** The facts of a check for people. `bound`: what would stop it, such as "100 states". */
export function checkText(
  facts: CheckFacts,
  bound: string,
  table: readonly Outcome[],
  width: number,
): string {
  const { program, views, states, transitions, schedules, classes, complete, seconds } = facts
  const sizes = [
    ['states', withThousands(String(states))],
    ['transitions', withThousands(String(transitions))],
    ['schedules', schedules === null ? whyUncounted(complete, ENDLESS) : withThousands(schedules)],
    [
      'classes',
      classes === null
        ? whyUncounted(complete, schedules === null ? ENDLESS : 'beyond the bound')
        : withThousands(classes),
    ],
    ['seconds', seconds.toFixed(3)],
  ]
  const found = table.flatMap(({ id }) => {
    const outcome = Object.hasOwn(facts.outcomes, id) ? facts.outcomes[id] : undefined
    return outcome === undefined ? [] : [row(id, outcome)]
  })
  const head = ['outcome', 'schedules', 'share', 'odds', 'shortest', 'switches', 'fewest switches']
  const outcomes = columns([head, ...(found.length === 0 ? [['none met']] : found)], width)
  const text = `${columns(sizes, width, '  ')}\n${outcomes}\n${wrap(verdict(facts, bound, table), width).join('\n')}\n`
  return `${program}: ${views.join(', ')}\n${faultLine(facts)}${text}${faultsText(facts, table, width)}`
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
function faultsText(
  { outcomes: without, faults = {} }: CheckFacts,
  table: readonly Outcome[],
  width: number,
): string {
  return Object.entries(faults)
    .map(([kind, { complete, outcomes }]) => {
      const rows = table.flatMap(({ id }) => {
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
  { complete, outcomes }: CheckFacts,
  bound: string,
  table: readonly Outcome[],
): string {
  const bad = table.filter((one) => one.bad && Object.hasOwn(outcomes, one.id))
  const names = bad.map(({ title }) => title.toLowerCase()).join(', ')
  if (!complete) {
    const met = bad.length === 0 ? 'no bad outcome was met so far' : `met so far: ${names}`
    return `Stopped early, at the bound of ${bound}: not every schedule was tried; ${met}.`
  }
  if (bad.length === 0 && Object.hasOwn(outcomes, NOT_MODELLED.id)) {
    return 'Not decided: no bad outcome was met, but some schedules meet what is not modelled.'
  }
  return bad.length === 0
    ? 'Every schedule was tried: no bad outcome.'
    : `Every schedule was tried: some end badly (${names}).`
}

const ENDLESS = 'a run can be infinite'

function whyUncounted(complete: boolean, why: string): string {
  return `not counted: ${complete ? why : 'stopped early'}`
}

function percent(part: number): string {
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
