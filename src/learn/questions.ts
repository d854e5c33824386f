import { COOKIE, LOOK, dataText } from '../programs/index.ts'
import { byteCount, letterOf, requestViews, sessionView, stateOf, worldAt } from '../world/index.ts'
import { guiltyRows, percentAt, serialRun, worldHere } from './facts.ts'
import type { LessonFacts } from './facts.ts'

/** One answer that can be chosen. */
export interface Option {
  readonly text: string
  readonly right: boolean
}

/**
 * What to ask of the model. The right answer and the others are computed from it: the others hold
 * at another position, or at the end of another order of the same steps.
 */
export type Question =
  /** how many bytes does the step after the position read? */
  | { readonly kind: 'bytes read'; readonly prompt: string }
  /** is the scenario safe, broken, or does it depend on the order? */
  | { readonly kind: 'safe'; readonly prompt: string }
  /** can a good end still be reached from the position? */
  | { readonly kind: 'can be saved'; readonly prompt: string }
  /** how often does it end badly from the position, if a coin picks every move? */
  | { readonly kind: 'odds'; readonly prompt: string }
  /** which line did it: the effect of the whole schedule */
  | { readonly kind: 'line'; readonly prompt: string }
  /** what the session holds at the end of the whole schedule */
  | { readonly kind: 'session at the end'; readonly prompt: string }
  /** does the whole schedule end, or does everybody wait? */
  | { readonly kind: 'hang'; readonly prompt: string }
  /** which request must move next so that the bad end of the schedule comes? */
  | { readonly kind: 'who next'; readonly prompt: string }

/** Two to four answers, all distinct, one of them right; null while the check is not complete. */
export function optionsOf(question: Question, facts: LessonFacts): readonly Option[] | null {
  switch (question.kind) {
    case 'bytes read':
      return bytesRead(facts)
    case 'safe':
      return isSafe(facts)
    case 'can be saved':
      return canBeSaved(facts)
    case 'odds':
      return odds(facts)
    case 'line':
      return guiltyLine(facts)
    case 'session at the end':
      return sessionAtTheEnd(facts)
    case 'hang':
      return hangs(facts)
    case 'who next':
      return whoNext(facts)
  }
}

/** The right one and the others that differ from it, in an order that gives nothing away. */
function choice(right: string, others: readonly string[], most = 3): readonly Option[] {
  const wrong = [...new Set(others)].filter((text) => text !== right).slice(0, most - 1)
  return [right, ...wrong]
    .map((text) => ({ text, right: text === right }))
    .toSorted((one, other) => one.text.localeCompare(other.text, 'en', { numeric: true }))
}

function bytesRead({ run, timeline, cursor }: LessonFacts): readonly Option[] | null {
  const row = timeline.rows[cursor]
  if (row?.operation.result === null || row === undefined) return null
  const lane = timeline.contents.find(({ path }) => path === row.operation.path)
  const sizes = lane?.segments.map(({ size }) => byteCount(size)) ?? []
  const half = lane?.segments.map(({ size }) => byteCount(Math.floor(size / 2))) ?? []
  const read = Number.parseInt(row.operation.result, 10)
  return run.records.length === 0 ? null : choice(byteCount(read), [...sizes, ...half])
}

const SAFE = {
  always: 'Yes, in every order',
  depends: 'It depends on the order',
  never: 'No, in no order',
}

function isSafe({ report }: LessonFacts): readonly Option[] | null {
  if (report === null || report.end.kind !== 'complete') return null
  const ok = report.outcomes.some(({ id }) => id === 'ok')
  const bad = report.outcomes.some(({ id }) => id !== 'ok')
  const right = !bad ? SAFE.always : ok ? SAFE.depends : SAFE.never
  return Object.values(SAFE).map((text) => ({ text, right: text === right }))
}

function canBeSaved({ insight, cursor }: LessonFacts): readonly Option[] | null {
  const fate = insight?.fates[cursor]
  if (fate === undefined) return null
  const saved = fate.possible.includes('ok')
  return [
    { text: 'Yes, if the right request moves next', right: saved },
    { text: 'No, every way on ends badly', right: !saved },
  ]
}

function odds(facts: LessonFacts): readonly Option[] | null {
  const right = percentAt(facts, facts.cursor)
  if (right === null) return null
  const steps = facts.run.records.length
  const others = Array.from({ length: steps + 1 }, (_, step) => percentAt(facts, step) ?? right)
  return choice(right, [others.at(-1) ?? right, ...others.toReversed(), '0 %'], 4)
}

function guiltyLine(facts: LessonFacts): readonly Option[] | null {
  const guilty = guiltyRows(facts)
  const effect = guilty.at(-1)
  if (effect === undefined) return null
  const sources = new Map(
    facts.prepared.code.sources.map(({ name, text }) => [name, text.split('\n')]),
  )
  const lineOf = (row: typeof effect): string =>
    `${row.span.line}: ${sources.get(row.span.file)?.[row.span.line - 1]?.trim() ?? ''}`
  const others = facts.timeline.rows
    .filter((row) => row.span.file === effect.span.file && !guilty.includes(row))
    .map(lineOf)
  return choice(lineOf(effect), others)
}

function sessionAtTheEnd(facts: LessonFacts): readonly Option[] | null {
  const { run } = facts
  const end = sessionText(facts, run.records.length)
  const others = run.worlds.map((_, step) => sessionText(facts, step))
  return choice(end, [
    sessionText({ run: serialRun(run) }, Infinity),
    'nothing: logged out',
    ...others,
    ...partsOf(end),
  ])
}

/** What the browser's session holds after some steps; Infinity: at the end. */
function sessionText({ run }: Pick<LessonFacts, 'run'>, step: number): string {
  const world = worldAt(run, Math.min(step, run.records.length))
  const view = sessionView(run.plan, world, LOOK, world.jar[COOKIE])
  if (view.kind !== 'data' || Object.keys(view.data).length === 0) return 'nothing: logged out'
  return dataText(view.data)
}

/** The same with one thing less: what is lost when the other save wins. */
function partsOf(text: string): readonly string[] {
  const parts = text.split(', ')
  return parts.length < 2
    ? []
    : parts.map((gone) => parts.filter((part) => part !== gone).join(', '))
}

function hangs({ run }: LessonFacts): readonly Option[] | null {
  const stuck = stateOf(run.plan, worldAt(run, run.records.length)) === 'stuck'
  return [
    { text: 'It reads the session and continues', right: !stuck },
    { text: 'It waits forever', right: stuck },
  ]
}

/** Fair only where the bad end comes with one request, and with no other. */
function whoNext(facts: LessonFacts): readonly Option[] | null {
  const { insight, cursor, run } = facts
  const steps = insight?.risk.kind === 'known' ? insight.risk.steps : []
  const record = run.records[cursor]
  const [here, after] = [steps[cursor], steps[cursor + 1]]
  if (record === undefined || here === undefined || after === undefined) return null
  const ready = requestViews(facts.prepared.plan, worldHere(facts)).filter(
    ({ status }) => status === 'ready',
  )
  // The bad schedules from here all go through this step.
  if (after.bad === '0' || here.bad !== after.bad) return null
  return choice(
    `Request ${letterOf(record.who)}`,
    ready.map(({ letter }) => `Request ${letter}`),
    4,
  )
}
