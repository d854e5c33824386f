import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { CheckReport, Scenario } from '../../programs/index.ts'
import { withProgram } from '../normaliseScenario.ts'
import { Asked } from './asked.ts'
import { canAnswer } from './canAnswer.ts'
import type { Budget, FromWorker } from './protocol.ts'
import type { Check, CheckState } from './state.ts'
import { createWorkerLife } from './workerLife.ts'
import type { CheckWorker } from './workerLife.ts'

/** Four requests of any program stay far below this; what does not is stopped, and says so. */
const BUDGET: Budget = { states: 10_000_000, memory: 512 * 1024 * 1024, seconds: 60 }

const NOTHING: CheckState = {
  scenario: null,
  status: 'idle',
  progress: null,
  report: null,
  trouble: null,
  others: new Map(),
}

/**
 * The page's side of the checker. `spawn` makes the worker, when the first check is asked for;
 * what a worker says of an older run is dropped.
 */
export function createCheck(
  spawn: () => CheckWorker = spawnCheckWorker,
  budget: Budget = BUDGET,
): StoreApi<Check> {
  return createStore<Check>()((set, get) => {
    const asked = new Asked()
    /** the run of the scenario, and the programs of the runs beside it */
    let main = 0
    let last = 0
    /** the run that was cancelled and may not have answered yet */
    let cancelled = 0
    const beside = new Map<number, string>()
    const life = createWorkerLife(spawn, {
      heard: (message) => {
        hear(message)
      },
      revived: () => {
        asked.drop()
        set({ trouble: 'The checker died and was started again.' })
        again()
      },
      lost: (reason) => {
        asked.drop()
        set({
          status: 'broken',
          trouble:
            reason === null
              ? 'The checker died twice over this scenario.'
              : `This browser does not start the checker (${reason}). Stepping works without it.`,
        })
      },
    })

    const begin = (scenario: Scenario): void => {
      main = last += 1
      beside.clear()
      asked.drop()
      set({ ...NOTHING, scenario, status: 'running', trouble: get().trouble, others: new Map() })
      life.begin({ kind: 'check', run: main, scenario, budget, beside: false })
    }
    /** After a death: the same work once more, without a new second chance. */
    const again = (): void => {
      const { scenario } = get()
      if (scenario === null) return
      const programs = [...beside.values()]
      main = last += 1
      beside.clear()
      // The graphs died as well, so the others are checked anew.
      set({ status: 'running', progress: null, report: null, others: new Map() })
      life.post({ kind: 'check', run: main, scenario, budget, beside: false })
      programs.forEach(compare)
    }
    const compare = (program: string): void => {
      const { scenario, others } = get()
      if (scenario === null || others.has(program)) return
      if ([...beside.values()].includes(program)) return
      const run = (last += 1)
      beside.set(run, program)
      const other = withProgram(scenario, program)
      life.post({ kind: 'check', run, scenario: other, budget, beside: true })
    }
    const runOf = (program: string | undefined): number | null => {
      if (program === undefined || program === get().scenario?.program) return main
      for (const [run, other] of beside) if (other === program) return run
      return null
    }
    const hear = (message: FromWorker): void => {
      if (message.kind === 'answer') {
        asked.answer(message.id, message.answer)
      } else if (message.run === main) {
        hearMain(message)
      } else if (beside.has(message.run)) {
        hearBeside(message)
      }
    }
    const hearMain = (message: Exclude<FromWorker, { kind: 'answer' }>): void => {
      switch (message.kind) {
        case 'progress':
          set({ progress: message.progress })
          break
        case 'report':
          set({ ...told(message.report), report: message.report })
          break
        case 'broken':
          asked.drop()
          set({ status: 'broken', trouble: `Internal checker error: ${message.message}` })
          break
      }
    }
    const hearBeside = (message: Exclude<FromWorker, { kind: 'answer' }>): void => {
      const program = beside.get(message.run) ?? ''
      if (message.kind === 'report') {
        set({ others: new Map(get().others).set(program, message.report) })
      } else if (message.kind === 'broken') {
        set({ trouble: `Internal checker error with ${program}: ${message.message}` })
      }
    }

    return {
      ...NOTHING,
      check: (scenario) => {
        set({ trouble: null })
        begin(scenario)
      },
      compare,
      cancel: () => {
        // A second press: the worker does not answer, so that it is ended.
        if (cancelled === main) {
          life.stop()
          asked.drop()
          set({ status: 'broken', trouble: 'The checker did not answer and was ended.' })
          return
        }
        cancelled = main
        life.post({ kind: 'cancel', run: main })
        for (const run of beside.keys()) life.post({ kind: 'cancel', run })
      },
      pause: () => {
        if (get().status !== 'running') return
        set({ status: 'paused' })
        life.post({ kind: 'pause', run: main })
      },
      resume: () => {
        if (get().status !== 'paused') return
        set({ status: 'running' })
        life.post({ kind: 'continue', run: main })
      },
      ask: (question) => {
        const run = runOf(question.program)
        if (run === null || !canAnswer(get(), question.program)) return Promise.resolve(null)
        return asked.ask((id) => {
          life.post({ kind: 'ask', run, id, question })
        })
      },
    }
  })
}

function told({ end }: CheckReport): Pick<CheckState, 'status'> {
  return { status: end.kind === 'complete' ? 'done' : 'stopped' }
}

/** A file of its own, so that the first view comes without the checker. */
function spawnCheckWorker(): CheckWorker {
  return new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' })
}
