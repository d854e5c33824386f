import { createContext, use, useCallback, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand'
import { BugError } from '../../base/index.ts'
import type { Insight, Scenario } from '../../programs/index.ts'
import { canAnswer, createCheck } from '../../store/index.ts'
import type { Answered, Check, Checker, Question, Stepper } from '../../store/index.ts'
import { latest } from './latest.ts'
import { useStepper, useStores } from './stepper.tsx'

const CheckerContext = createContext<Checker | null>(null)
const CheckContext = createContext<StoreApi<Check> | null>(null)
const InsightContext = createContext<Insight | null>(null)

/**
 * Keeps the check at the current scenario: the first one is started after the first paint, the
 * others as soon as the scenario changes. Must be inside the StepperProvider.
 */
export function CheckProvider({
  checker,
  children,
}: {
  readonly checker: Checker
  readonly children: ReactNode
}) {
  const { stepper } = useStores()
  const check = useMemo(() => createCheck(checker), [checker])
  useEffect(() => {
    const start = (): void => {
      check.getState().check(stepper.getState().scenario)
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    // A separate task after the frame: the page is painted by then.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(start)
    })
    const leave = stepper.subscribe((state, before) => {
      if (state.scenario !== before.scenario) start()
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      leave()
    }
  }, [check, stepper])
  return (
    <CheckerContext value={checker}>
      <CheckContext value={check}>
        <InsightHolder>{children}</InsightHolder>
      </CheckContext>
    </CheckerContext>
  )
}

/** One question for all panels: asked again with every change of the schedule. */
function InsightHolder({ children }: { readonly children: ReactNode }) {
  const schedule = useStepper(pickSchedule)
  const question = useMemo((): Question => ({ kind: 'insight', schedule }), [schedule])
  const answer = useAnswer(question)
  return (
    <InsightContext value={answer?.kind === 'insight' ? answer.insight : null}>
      {children}
    </InsightContext>
  )
}

/** The checker of the page, for checks beside that of the stage. */
export function useChecker(): Checker {
  const checker = use(CheckerContext)
  if (checker === null) throw new BugError('expected a CheckProvider around this component')
  return checker
}

/** The check itself, for subscriptions; to draw something use the hooks below. */
export function useCheckStore(): StoreApi<Check> {
  const check = use(CheckContext)
  if (check === null) throw new BugError('expected a CheckProvider around this component')
  return check
}

/** One part of the check, or one of its actions. The selector picks, and builds nothing. */
export function useCheck<T>(selector: (check: Check) => T): T {
  return useStore(useCheckStore(), selector)
}

/**
 * What is known of the current schedule; null until the check of its scenario is done. It may be
 * one change behind while the newest answer is on its way: its `schedule` says which it is of.
 */
export function useInsight(): Insight | null {
  return use(InsightContext)
}

/**
 * The scenario whose check is complete, so that questions can be answered; null while none is,
 * or while the page has moved on to another scenario.
 */
export function useCheckedScenario(): Scenario | null {
  return useAnswerable(undefined)
}

/** The same for any program that is compared; undefined: that on the stage. */
function useAnswerable(program: string | undefined): Scenario | null {
  const pick = useCallback((check: Check) => pickChecked(check, program), [program])
  const checked = useCheck(pick)
  const scenario = useStepper(pickScenario)
  return checked === scenario ? checked : null
}

interface Told {
  readonly scenario: Scenario
  readonly question: Question
  readonly answer: Answered | null
}

/**
 * The answer to a question about the check of the current scenario, or of the same under another
 * program. While the answer to a new question about the program is on its way the one before
 * stays; the newest question wins. Null: nothing known yet, or no answer is possible. The question
 * must keep its identity while it is the same.
 */
export function useAnswer(question: Question | null): Answered | null {
  const check = useCheckStore()
  const program = question?.program
  const scenario = useAnswerable(program)
  const [told, setTold] = useState<Told | null>(null)
  const ask = useMemo(
    () =>
      latest(async (wanted: { readonly scenario: Scenario; readonly question: Question }) => {
        const answer = await check.getState().ask(wanted.question)
        if (pickChecked(check.getState(), wanted.question.program) === wanted.scenario) {
          setTold({ ...wanted, answer })
        }
      }),
    [check],
  )
  useEffect(() => {
    if (scenario !== null && question !== null) ask({ scenario, question })
  }, [ask, scenario, question])
  if (told === null || told.scenario !== scenario) return null
  return told.question.program === program ? told.answer : null
}

function pickChecked(check: Check, program: string | undefined): Scenario | null {
  return canAnswer(check, program) ? check.scenario : null
}

function pickScenario(stepper: Stepper): Scenario {
  return stepper.scenario
}

function pickSchedule(stepper: Stepper): string {
  return stepper.schedule
}
