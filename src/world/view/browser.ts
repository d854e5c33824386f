import type { Run } from '../run.ts'
import { worldAt } from '../run.ts'
import { requestOf, statusOf } from '../bareStep.ts'
import { letterOf } from '../world.ts'
import type { Letter } from '../world.ts'

/** The cookie jar after some steps, and how each cookie came to be what it is. */
export interface BrowserView {
  readonly cookies: readonly CookieView[]
  /** what came back, in the order in which it came */
  readonly answers: readonly AnswerView[]
}

/** How a request ended, as the browser sees it. */
export interface AnswerView {
  readonly letter: Letter
  readonly step: number
  /** null: it got no answer, for its worker was killed or died */
  readonly status: number | null
}

export interface CookieView {
  readonly name: string
  /** the values so far, the current one last */
  readonly chain: readonly KeyView[]
}

export interface KeyView {
  /** null: a response deleted the cookie */
  readonly value: string | null
  /** whose response set it, at which step; null: the browser held it at the start */
  readonly setBy: { readonly letter: Letter; readonly step: number } | null
}

export function browserView(run: Run, steps: number): BrowserView {
  const chains = new Map<string, KeyView[]>()
  for (const [name, value] of Object.entries(worldAt(run, 0).jar)) {
    chains.set(name, [{ value, setBy: null }])
  }
  run.records.slice(0, steps).forEach((record, index) => {
    if (record.operation.kind !== 'receive') return
    for (const [name, value] of Object.entries(record.operation.cookies)) {
      const chain = chains.get(name) ?? []
      if (chain.at(-1)?.value === value) continue
      const setBy = { letter: letterOf(record.who), step: index + 1 }
      chains.set(name, [...chain, { value, setBy }])
    }
  })
  return {
    cookies: [...chains].map(([name, chain]) => ({ name, chain })),
    answers: answersOf(run, steps),
  }
}

function answersOf(run: Run, steps: number): readonly AnswerView[] {
  return run.records.slice(0, steps).flatMap((record, index): readonly AnswerView[] => {
    const after = worldAt(run, index + 1)
    if (statusOf(run.plan, after, record.who).kind !== 'finished') return []
    const { response } = requestOf(after, record.who)
    return [{ letter: letterOf(record.who), step: index + 1, status: response?.status ?? null }]
  })
}
