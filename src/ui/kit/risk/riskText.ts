import { riskText } from '../../../programs/index.ts'
import type { StepRisk } from '../../../programs/index.ts'
import { compactCount } from '../verdict/compactCount.ts'

/** "840 of 1,464": the schedules that end badly. */
export function shareText({ bad, all }: StepRisk): string {
  return `${compactCount(bad).exact} of ${compactCount(all).exact}`
}

/** Characters of a line in the box of what is ahead. */
const LINE = 52

/**
 * "Of the 28 orders that remain, 21 end badly", in one line. Where the counts are too long it gives
 * the risk instead: two counts that round to the same number would look like a certainty.
 */
export function aheadText(risk: StepRisk): string {
  const [bad, all] = [compactCount(risk.bad).exact, compactCount(risk.all).exact]
  const counts = `Of the ${all} orders that remain, ${bad} ${bad === '1' ? 'ends' : 'end'} badly`
  return counts.length <= LINE ? counts : `Risk ${riskText(risk)} if a coin picks every move`
}

/** A label under the column of a step. */
export interface RiskLabel {
  /** 1-based */
  readonly step: number
  readonly text: string
  readonly tone: 'bad' | 'ok' | 'plain'
  /** after the last change there is room for words; null: none */
  readonly words: string | null
}

/** `risks`: after 0, 1, … steps. Labels are where the text changes, and at the first step. */
export function riskLabels(risks: readonly StepRisk[]): readonly RiskLabel[] {
  const labels: RiskLabel[] = []
  risks.forEach((risk, step) => {
    if (step === 0) return
    const text = riskText(risk)
    if (labels.at(-1)?.text === text) return
    const tone = text === '100 %' ? 'bad' : text === '0 %' ? 'ok' : 'plain'
    labels.push({ step, text, tone, words: null })
  })
  const last = labels.at(-1)
  if (last === undefined || risks.length - 1 - last.step < ROOM) return labels
  const words = { bad: 'no order from here ends well', ok: 'every order from here ends well' }
  return last.tone === 'plain'
    ? labels
    : [...labels.slice(0, -1), { ...last, words: words[last.tone] }]
}

/** Columns after the last label from which the words fit. */
const ROOM = 5

/** The curve as an SVG path: one unit a column, a step in its middle; 0 is above, 1 below. */
export function riskPath(risks: readonly StepRisk[], from: number, to: number): string {
  const points = risks.slice(from, to + 1).map(({ odds }, index) => {
    const step = from + index
    // The start has no column: its value is at the left edge.
    return `${step === 0 ? 0 : step - 0.5} ${(1 - odds).toFixed(4)}`
  })
  return points.length === 0 ? '' : `M${points.join('L')}`
}
