import { firstFailure, outcomesOf } from '../programs/index.ts'
import type { Outcome, Prepared } from '../programs/index.ts'
import { lastWorld, requestViews, waits, waitSentence } from '../world/index.ts'
import type { Run } from '../world/index.ts'
import { memoryText } from '../world/threads.ts'
import { wrap } from './columns.ts'
import { notModelledOf } from './report.ts'
import type { Report } from './report.ts'
import { scheduleText } from './scheduleText.ts'

/** A run of a race file for people: its steps, how it ended, and what is left. */
export function raceRunText(
  prepared: Prepared,
  run: Run,
  { schedule, files, rows, cache, outcomes }: Report,
  width: number,
): string {
  const stored = Object.entries({
    ...files,
    ...Object.fromEntries(Object.entries(rows).map(([key, text]) => [`row ${key}`, text])),
    ...Object.fromEntries(Object.entries(cache).map(([key, text]) => [`cached ${key}`, text])),
  })
  const ends = endLines(prepared, run, () => true)
  return [
    `${prepared.title}, schedule ${schedule === '' ? '(empty)' : schedule}`,
    scheduleText(prepared, run, width),
    ...(outcomes.length === 0 ? ['Not over yet: somebody can still move.'] : ends),
    '',
    ...stored.map(([name, text]) => `${name}: ${JSON.stringify(text)}`),
    ...memoryLines(run),
  ]
    .flatMap((line) => line.split('\n').flatMap((each) => wrap(each, width)))
    .join('\n')
    .concat('\n')
}

/** What the threads share in the end. */
function memoryLines(run: Run): readonly string[] {
  const view = run.plan.threads?.view(run, run.records.length) ?? null
  return view === null ? [] : memoryText(view)
}

/** How a run ended and why that counts, then what its processes wrote: tracebacks among it. */
export function endLines(
  prepared: Prepared,
  run: Run,
  shown: (outcome: Outcome) => boolean,
): readonly string[] {
  const world = lastWorld(run)
  const ends = outcomesOf(prepared, world).filter(shown)
  return [
    ...ends.map((outcome) => {
      const step = firstFailure(prepared, run, outcome.id)
      const when = step === null ? '' : ` (first after step ${step})`
      return `${outcome.id}${when}: ${outcome.why}`
    }),
    ...waits(prepared.plan, world).map(waitSentence),
    ...requestViews(prepared.plan, world).flatMap(({ letter }) => {
      const met = notModelledOf(prepared.plan, world, letter)
      if (met === null) return []
      const { what, instead, file, line } = met
      return [`${letter} meets what is not modelled: ${what} (${file}:${line}). ${instead ?? ''}`]
    }),
    ...requestViews(prepared.plan, world).flatMap(({ letter, log }) =>
      log.map((line) => `${letter} | ${line}`),
    ),
  ]
}
