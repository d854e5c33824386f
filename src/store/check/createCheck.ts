import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { isOwn } from '../../programs/index.ts'
import type { CheckReport } from '../../programs/index.ts'
import { withProgram } from '../normaliseScenario.ts'
import { canAnswer, programOf } from './canAnswer.ts'
import { NOTHING } from './noCheck.ts'
import type { Checker, News, Ticket } from './checker.ts'
import type { Budget } from './protocol.ts'
import type { Check, CheckState } from './state.ts'

/** Four requests of any program stay far below this; what does not is stopped, and says so. */
const BUDGET: Budget = { states: 10_000_000, memory: 512 * 1024 * 1024, seconds: 60 }

/** The check of the scenario on the stage, and those that are compared with it. */
export function createCheck(checker: Checker, budget: Budget = BUDGET): StoreApi<Check> {
  return createStore<Check>()((set, get) => {
    let stage: Ticket | null = null
    let bounds = budget
    const beside = new Map<string, Ticket>()
    /** the check that was cancelled and may not have answered yet */
    let cancelled: Ticket | null = null

    const dropBeside = (): void => {
      for (const ticket of beside.values()) ticket.drop()
      beside.clear()
    }
    const hear = (news: News): void => {
      switch (news.kind) {
        case 'progress':
          set({ progress: news.progress })
          break
        case 'report':
          set({ status: statusOf(news.report), report: news.report })
          break
        case 'restarted':
          set({
            status: 'running',
            progress: null,
            report: null,
            trouble: 'The checker crashed and was restarted.',
          })
          break
        case 'broken':
          set({ status: 'broken', trouble: troubleOf(news) })
          break
        case 'cell':
          break
      }
    }
    const hearBeside = (program: string, news: News): void => {
      const others = new Map(get().others)
      if (news.kind === 'report') {
        set({ others: others.set(program, news.report) })
      } else if (news.kind === 'restarted') {
        // Its graph died as well.
        others.delete(program)
        set({ others })
      } else if (news.kind === 'broken') {
        set({ trouble: `With ${program}: ${troubleOf(news)}` })
      }
    }
    const ticketOf = (program: string | undefined): Ticket | null =>
      program === undefined || program === programOf(get().scenario)
        ? stage
        : (beside.get(program) ?? null)

    return {
      ...NOTHING,
      bound: (given) => {
        bounds = given ?? budget
      },
      check: (scenario) => {
        stage?.drop()
        dropBeside()
        set({ ...NOTHING, scenario, status: 'running', others: new Map() })
        const order = { scenario, budget: bounds, rank: 'stage', result: 'graph' } as const
        stage = checker.order(order, hear)
      },
      compare: (program) => {
        const { scenario } = get()
        if (scenario === null || isOwn(scenario) || beside.has(program)) return
        const other = withProgram(scenario, program)
        const ticket = checker.order(
          { scenario: other, budget, rank: 'compare', result: 'graph' },
          (news) => {
            hearBeside(program, news)
          },
        )
        beside.set(program, ticket)
      },
      cancel: () => {
        // A second press: the worker does not answer, so that it is ended.
        if (cancelled !== null && cancelled === stage) {
          dropBeside()
          stage.abandon()
          set({ status: 'broken', trouble: 'The checker did not answer and was ended.' })
          return
        }
        cancelled = stage
        stage?.cancel()
        for (const ticket of beside.values()) ticket.cancel()
      },
      pause: () => {
        if (get().status !== 'running') return
        set({ status: 'paused' })
        stage?.pause()
      },
      resume: () => {
        if (get().status !== 'paused') return
        set({ status: 'running' })
        stage?.resume()
      },
      ask: (question) => {
        const ticket = ticketOf(question.program)
        if (ticket === null || !canAnswer(get(), question.program)) return Promise.resolve(null)
        return ticket.ask(question)
      },
    }
  })
}

/** One schedule of each class leaves no graph of the states: nothing more can be asked. */
function statusOf({ end, search }: CheckReport): CheckState['status'] {
  return end.kind === 'complete' && search !== 'partial order' ? 'done' : 'stopped'
}

function troubleOf({ why, message }: Extract<News, { kind: 'broken' }>): string {
  switch (why) {
    case 'bug':
      return `Internal checker error: ${message}`
    case 'died':
      return 'The checker crashed twice on this scenario.'
    case 'refused':
      return `This browser does not start the checker (${message}). Stepping works without it.`
  }
}
