import type { CheckEnd, CheckProgress, CheckReport, OpenReason } from '../../../programs/index.ts'
import { percentText } from './chance.ts'
import { compactCount } from './compactCount.ts'
import { foundOutcomes } from './outcomeRows.ts'
import { SESSION_WORDS } from './verdictWords.ts'
import type { VerdictWords } from './verdictWords.ts'
import { plural } from './words.ts'
import type { Words } from './words.ts'

/** What the whole of a report comes to. `unproved`: something was left open, so nothing is proved safe. */
export type Tone = 'safe' | 'at-risk' | 'lost' | 'unproved'

export function toneOf(report: CheckReport): Tone {
  if (report.verdict.kind === 'inconclusive') return 'unproved'
  if (report.verdict.kind === 'safe') return 'safe'
  const someEndWell = report.end.kind === 'stopped' || foundOutcomes(report).includes('ok')
  return someEndWell ? 'at-risk' : 'lost'
}

/** How much was looked at: "924 schedules of 2 requests, all checked · 97 states · …". */
export function extentText(
  report: CheckReport,
  requests: number,
  words: VerdictWords = SESSION_WORDS,
): Words {
  const states: Words = [compactCount(report.states), ` ${plural('state', report.states)}`]
  const of = `of ${requests} ${plural(words.process, requests, words.processes)}`
  if (report.partialOrder?.used === true) return [`One schedule of each class ${of} · `, ...states]
  if (report.end.kind === 'stopped') return [`Schedules ${of} · `, ...states, ' seen']
  if (report.schedules === null) return [`Every state ${of} checked · `, ...states]
  return [
    compactCount(report.schedules),
    ` ${plural('schedule', report.schedules)} ${of}, all checked · `,
    ...states,
    ...classesText(report.schedules, report.classes),
  ]
}

function classesText(schedules: string, classes: string | null): Words {
  if (classes === null || schedules === '1') return []
  if (classes === schedules) return [' · each differs in effect']
  return [
    ' · distinct in effect: ',
    compactCount(classes),
    ` ${plural('class', classes, 'classes')}`,
  ]
}

/** The result in one sentence. Only a complete check ever says "no loss". */
export function conclusion(report: CheckReport, words: VerdictWords = SESSION_WORDS): Words {
  if (report.partialOrder?.used === true) return [report.partialOrder.text]
  if (report.end.kind === 'stopped') return stoppedText(report.end, report, words)
  if (report.verdict.kind === 'inconclusive') return [OPEN[report.verdict.reason]]
  const tone = toneOf(report)
  const { schedules } = report
  if (schedules === null) {
    const endless = 'Runs can be infinite here, so there is no number of schedules.'
    if (tone === 'safe') return [`No schedule ${words.failing}. ${endless}`]
    const bad = tone === 'lost' ? 'Every schedule that ends goes' : 'Some schedules that end go'
    return [`${bad} wrong. ${endless}`]
  }
  return completeText(report, schedules, words)
}

/** Why a complete check proves nothing. */
const OPEN: { readonly [K in OpenReason]: string } = {
  bound: 'Not every schedule was tried.',
  stopped: 'Not every schedule was tried.',
  'not-modelled': 'Some runs meet what Racetrack does not model: nothing is proved.',
  picked: 'Some runs are decided by a value that could be another one: nothing is proved.',
  livelock: 'A run can go on for ever although everybody moves: nothing is proved.',
  'may-not-end': 'A run may never end: nothing is proved.',
  'no-schedule-ends': 'No schedule ends: nothing is proved.',
}

function completeText(report: CheckReport, schedules: string, words: VerdictWords): Words {
  const tone = toneOf(report)
  const all = compactCount(schedules)
  if (schedules === '1') {
    return [`There is only one schedule, and it ${tone === 'safe' ? words.fine : 'goes wrong'}.`]
  }
  if (tone === 'safe') return [`No schedule ${words.failing}: all `, all, ' were checked.']
  if (tone === 'lost') return ['Every schedule goes wrong: none of the ', all, ' ends well.']
  const ok = report.outcomes.find(({ id }) => id === 'ok')
  const bad = compactCount((BigInt(schedules) - BigInt(ok?.schedules ?? '0')).toString())
  // Two numbers that look the same would say "all".
  const first: Words =
    bad.text === all.text ? ['All but ', compactCount(ok?.schedules ?? '0')] : [bad]
  const percent = percentText(1 - (ok?.share ?? 0), false)
  return [...first, ' of ', all, ` schedules go wrong: ${percent}.`]
}

const LIMITS = {
  states: 'by the limit on states',
  memory: 'by the limit on memory',
  time: 'by the limit on time',
  found: 'at a bad end',
} as const

function stoppedText(
  end: CheckEnd & { kind: 'stopped' },
  report: CheckReport,
  words: VerdictWords,
): Words {
  const found = toneOf(report) === 'unproved' ? words.noneSoFar : words.someFound
  const states = compactCount(report.states)
  const after: Words = ['after ', states, ` ${plural('state', report.states)}`]
  const how = end.by === 'cancel' ? '' : `, ${LIMITS[end.by]}`
  return [
    end.by === 'cancel' ? 'Cancelled ' : 'Stopped ',
    ...after,
    `${how}: the counts below are lower bounds; ${found}.`,
    report.partialOrder === undefined ? '' : ` ${report.partialOrder.text}`,
    ...(end.by === 'cancel'
      ? []
      : [
          ` To have it complete, check fewer ${words.processes}, or use the command line with --max-states.`,
        ]),
  ]
}

export function progressText(progress: CheckProgress | null, paused: boolean): Words {
  const doing = paused ? 'Paused' : 'Checking every schedule'
  if (progress === null) return [`${doing}.`]
  return [
    `${doing}: `,
    compactCount(progress.states),
    ` ${plural('state', progress.states)} and `,
    compactCount(progress.transitions),
    ` ${plural('transition', progress.transitions)} so far, ${progress.depth} ${plural('step', progress.depth)} deep.`,
  ]
}
