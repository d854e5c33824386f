import type { CheckProgress, CheckReport, OpenReason } from '../../../programs/index.ts'
import { compactCount } from '../../kit/verdict/compactCount.ts'
import { outcomeRows } from '../../kit/verdict/outcomeRows.ts'
import { plural } from '../../kit/verdict/words.ts'

/** The verdict over the text, ready to be drawn. */
export interface LiveVerdict {
  readonly tone: 'safe' | 'broken' | 'open'
  /** "20 schedules: 18 end badly" */
  readonly headline: string
  /** "“a visit was lost” in 18 · 2 are safe" */
  readonly detail: string
  readonly blocks: Blocks
  /** it was stopped by a bound, and can go on */
  readonly unfinished: boolean
}

/** One block a schedule, or two stretches of a bar; null: not counted. */
export type Blocks =
  | { readonly kind: 'each'; readonly bad: number; readonly good: number }
  /** the share of the bad ones, 0..1 */
  | { readonly kind: 'bar'; readonly bad: number }
  | null

/** More schedules than this are a bar. */
const MOST_BLOCKS = 40

export function liveVerdict(report: CheckReport): LiveVerdict {
  if (report.end.kind === 'stopped') return stoppedVerdict(report)
  const { verdict } = report
  const rest = { detail: detailOf(report), blocks: blocksOf(report), unfinished: false }
  if (verdict.kind === 'inconclusive') {
    return { tone: 'open', headline: 'Not decided', ...rest, detail: OPEN[verdict.reason] }
  }
  return { tone: verdict.kind, headline: headlineOf(report), ...rest }
}

function stoppedVerdict(report: CheckReport): LiveVerdict {
  const states = `${countText(report.states)} ${plural('state', report.states)} seen so far`
  const broken = report.verdict.kind === 'broken'
  return {
    tone: broken ? 'broken' : 'open',
    headline: broken ? 'Some schedules end badly' : 'Not finished',
    detail: broken ? `${namesOf(report)} · not finished: ${states}` : `no bad end in ${states}`,
    blocks: null,
    unfinished: true,
  }
}

/** Why a complete check decides nothing. */
const OPEN: { readonly [K in OpenReason]: string } = {
  bound: 'Not every schedule was tried.',
  stopped: 'Not every schedule was tried.',
  'not-modelled': 'Some runs meet what Racetrack does not model.',
  picked: 'Some runs are decided by a value that could be another one, such as a random number.',
  livelock: 'A run can go on for ever although every process moves.',
  'may-not-end': 'A run may never end.',
  'no-schedule-ends': 'No schedule ends.',
}

function headlineOf(report: CheckReport): string {
  const broken = report.verdict.kind === 'broken'
  const { schedules } = report
  if (schedules === null) return broken ? 'Some schedules end badly' : 'No schedule ends badly'
  if (schedules === '1') return `The only schedule ${broken ? 'ends badly' : 'is safe'}`
  const all = countText(schedules)
  if (!broken) return `All ${all} schedules are safe`
  const bad = badOf(report, schedules)
  return bad === BigInt(schedules)
    ? `All ${all} schedules end badly`
    : `${all} schedules: ${countText(bad.toString())} end badly`
}

function detailOf(report: CheckReport): string {
  const { schedules, verdict } = report
  const ok = report.outcomes.find(({ id }) => id === 'ok')
  const safe =
    verdict.kind === 'broken' && schedules !== null && ok !== undefined
      ? [`${countText(ok.schedules)} ${ok.schedules === '1' ? 'is' : 'are'} safe`]
      : []
  const uncounted =
    report.search === 'partial order'
      ? 'one schedule of each class was tried, so nothing is counted'
      : 'runs can be endless here, so nothing is counted'
  const endless = schedules === null ? [uncounted] : []
  const names = namesOf(report)
  return [...(names === '' ? [] : [names]), ...safe, ...endless].join(' · ')
}

/** The bad ends, with how many schedules lead to each where there are several. */
function namesOf(report: CheckReport): string {
  const rows = outcomeRows(report).filter(({ outcome }) => outcome.bad)
  return rows
    .map(({ outcome: { title }, counted }) => {
      const often = rows.length === 1 || counted === null ? '' : ` in ${counted.schedules.text}`
      return `“${title}”${often}`
    })
    .join(', ')
}

function blocksOf(report: CheckReport): Blocks {
  const { schedules } = report
  if (schedules === null || report.verdict.kind === 'inconclusive') return null
  const bad = badOf(report, schedules)
  const all = BigInt(schedules)
  if (all <= MOST_BLOCKS) return { kind: 'each', bad: Number(bad), good: Number(all - bad) }
  return { kind: 'bar', bad: 1 - (report.outcomes.find(({ id }) => id === 'ok')?.share ?? 0) }
}

function badOf(report: CheckReport, schedules: string): bigint {
  const ok = report.outcomes.find(({ id }) => id === 'ok')
  return BigInt(schedules) - BigInt(ok?.schedules ?? '0')
}

/**
 * What has changed since the version before: "before: 18 of 20 ended badly". Empty when nothing has,
 * and where one of the two is not known.
 */
export function changeText(before: CheckReport | null, now: CheckReport): string {
  if (before === null || before.end.kind === 'stopped' || now.end.kind === 'stopped') return ''
  const [then, at] = [shortText(before), shortText(now)]
  return then === at ? 'as before' : `before: ${then}`
}

function shortText(report: CheckReport): string {
  const { schedules, verdict } = report
  if (verdict.kind === 'inconclusive') return 'not decided'
  if (schedules === null) return verdict.kind === 'safe' ? 'none ended badly' : 'some ended badly'
  const all = countText(schedules)
  const bad = badOf(report, schedules)
  return bad === 0n ? `all ${all} were safe` : `${countText(bad.toString())} of ${all} ended badly`
}

export function liveProgress(progress: CheckProgress | null): string {
  return progress === null
    ? ''
    : `${countText(progress.states)} ${plural('state', progress.states)}`
}

function countText(count: string | number): string {
  return compactCount(count).text
}
