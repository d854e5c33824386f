import type { StepRisk } from './report.ts'

/** "23 %", "<1 %", ">99 %": nothing that can happen is 0 %, nothing that can be avoided 100 %. */
export function riskText({ odds, bad, all }: StepRisk): string {
  if (bad === '0') return '0 %'
  if (bad === all) return '100 %'
  if (odds < 0.005) return '<1 %'
  return odds >= 0.995 ? '>99 %' : `${Math.round(odds * 100)} %`
}
