import { createContext, use, useCallback, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand'
import { BugError } from '../../base/index.ts'
import type { AnyScenario, Insight } from '../../programs/index.ts'
import { canAnswer, createNoCheck, fetchChecks } from '../../store/index.ts'
import type { Answered, Check, Checks, Question, Stepper } from '../../store/index.ts'
import { FetchError } from '../kit/PartBoundary.tsx'
import { latest } from './latest.ts'
import { useStepper, useStores } from './stepper.tsx'

const ChecksContext = createContext<Checks | null>(null)
const CheckContext = createContext<StoreApi<Check> | null>(null)
const InsightContext = createContext<Insight | null>(null)

let fetching: Promise<Checks> | null = null

/** The checks of the page: one promise as long as it may be kept, as React's `use` wants it. */
async function pageChecks(): Promise<Checks> {
  try {
    return await fetchChecks()
  } catch (error) {
    fetching = null
    throw new FetchError(error)
  }
}

/**
 * Keeps the check at the current scenario: the first one is started after the first paint, the
 * others as soon as the scenario changes. Must be inside the StepperProvider. `checks`: those of
 * the page when missing, which are fetched after the first paint, too.
 */
export function CheckProvider({
  checks: given = null,
  children,
}: {
  readonly checks?: Checks | null
  readonly children: ReactNode
}) {
  const { stepper } = useStores()
  const [fetched, setFetched] = useState<Checks | null>(null)
  const checks = given ?? fetched
  const check = useMemo(() => checks?.createCheck(checks.checker) ?? createNoCheck(), [checks])
  useEffect(() => {
    const start = async (): Promise<void> => {
      if (checks !== null) {
        check.getState().check(stepper.getState().scenario)
        return
      }
      try {
        setFetched(await (fetching ??= pageChecks()))
      } catch {
        // The next change of the scenario tries again.
        check.setState({ status: 'broken', trouble: NOT_FETCHED })
      }
    }
    const startNow = (): void => void start()
    let timer: ReturnType<typeof setTimeout> | undefined
    // A separate task after the frame: the page is painted by then.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(startNow)
    })
    const leave = stepper.subscribe((state, before) => {
      if (state.scenario !== before.scenario) startNow()
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      leave()
    }
  }, [check, checks, stepper])
  return (
    <ChecksContext value={checks}>
      <CheckContext value={check}>
        <InsightHolder>{children}</InsightHolder>
      </CheckContext>
    </ChecksContext>
  )
}

const NOT_FETCHED = 'The checker could not be fetched. Stepping works without it.'

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

/** The checks of the page, for those beside that of the stage; waits until they are there. */
export function useChecks(): Checks {
  return use(ChecksContext) ?? use((fetching ??= pageChecks()))
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
export function useCheckedScenario(): AnyScenario | null {
  return useAnswerable(undefined)
}

/** The same for any program that is compared; undefined: that on the stage. */
function useAnswerable(program: string | undefined): AnyScenario | null {
  const pick = useCallback((check: Check) => pickChecked(check, program), [program])
  const checked = useCheck(pick)
  const scenario = useStepper(pickScenario)
  return checked === scenario ? checked : null
}

interface Told {
  readonly scenario: AnyScenario
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
      latest(async (wanted: { readonly scenario: AnyScenario; readonly question: Question }) => {
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

function pickChecked(check: Check, program: string | undefined): AnyScenario | null {
  return canAnswer(check, program) ? check.scenario : null
}

function pickScenario(stepper: Stepper): AnyScenario {
  return stepper.scenario
}

function pickSchedule(stepper: Stepper): string {
  return stepper.schedule
}
