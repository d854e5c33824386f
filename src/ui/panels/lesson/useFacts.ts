import { useMemo } from 'react'
import type { LessonFacts } from '../../../learn/index.ts'
import type { Check, Stepper } from '../../../store/index.ts'
import { scheduleOf } from '../../../world/index.ts'
import { useCheck, useCheckedScenario, useInsight } from '../../app/check.tsx'
import { useDerived, useStepper } from '../../app/stepper.tsx'
import { useEveryLesson } from './everyLesson.ts'

const pickReport = (check: Check) => check.report
const pickCursor = (stepper: Stepper) => stepper.cursor

/** What a card may speak of, from the stepper and the check of its scenario. */
export function useFacts(): LessonFacts {
  const { prepared, run, timeline } = useDerived()
  const cursor = useStepper(pickCursor)
  const report = useCheck(pickReport)
  const checked = useCheckedScenario()
  const insight = useInsight()
  const explain = useEveryLesson().all?.explainOutcome ?? null
  return useMemo(
    () => ({
      prepared,
      run,
      timeline,
      cursor,
      report: checked === null ? null : report,
      insight:
        checked !== null && insight !== null && insight.schedule === scheduleOf(run)
          ? insight
          : null,
      explain,
    }),
    [prepared, run, timeline, cursor, report, checked, insight, explain],
  )
}
