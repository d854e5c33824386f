import { prepare, runMarkdown, runTrac } from '../programs/index.ts'
import type { Prepared } from '../programs/index.ts'
import { letterOf, pidOf, replay, requestViews, toItsEnd, worldAt } from '../world/index.ts'
import type { Divergence, Run } from '../world/index.ts'
import { parseOptions } from './options.ts'
import { loadRace } from './raceArgument.ts'
import { raceRunText } from './raceRunText.ts'
import { PAGE_OPTIONS, pageLine, pageOf } from './pageLink.ts'
import { report } from './report.ts'
import { reportText } from './reportText.ts'
import { chosenBy, filePath, SCENARIO_OPTIONS } from './scenarioOptions.ts'
import type { Surroundings } from './surroundings.ts'
import { UsageError } from './usageError.ts'

/** `replay`: runs one schedule, of a program of the list or of a file, and shows every step. */
export function replayCommand(args: readonly string[], surroundings: Surroundings): string {
  const { values: words, positionals } = parseOptions(args, REPLAY_OPTIONS, true)
  const path = filePath(words, positionals)
  if (path === null && words.processes !== undefined) {
    throw new UsageError('--processes is for a file')
  }
  if (path === null && words['switch-points'] !== undefined) {
    throw new UsageError('--switch-points is for a file')
  }
  const page = pageOf(words, surroundings)
  const { program, scenario } =
    path === null
      ? chosenBy(words, surroundings)
      : { program: path, ...loadRace(path, words, surroundings) }
  const prepared = prepare(scenario)
  const { run, divergence } = replay(prepared.plan, words.schedule ?? '')
  if (divergence !== null) throw new UsageError(whyNot(prepared, run, divergence))
  const whole = words.finish === true ? toTheEnd(run) : run
  if (words.markdown === true) return runMarkdown(prepared, whole)
  if (words.trac === true) return runTrac(prepared, whole)
  const facts = report(program, prepared, whole)
  if (words.json === true) return `${JSON.stringify(facts, null, 2)}\n`
  const { width } = surroundings
  const text = path === null ? reportText(facts, width) : raceRunText(prepared, whole, facts, width)
  const link = pageLine(path, scenario, facts.schedule, page)
  return link === null ? text : `${text}\n${link}\n`
}

const REPLAY_OPTIONS = {
  ...SCENARIO_OPTIONS,
  ...PAGE_OPTIONS,
  processes: { type: 'string' },
  'switch-points': { type: 'string' },
  schedule: { type: 'string' },
  finish: { type: 'boolean' },
  json: { type: 'boolean' },
  markdown: { type: 'boolean' },
  trac: { type: 'boolean' },
} as const

/** Runs every request to its end in the order of the letters, as far as they can move. */
function toTheEnd(run: Run): Run {
  const all = requestViews(run.plan, worldAt(run, 0)).flatMap(({ letter }) => pidOf(letter) ?? [])
  let current = run
  for (;;) {
    const further = all.reduce(toItsEnd, current)
    if (further.records.length === current.records.length) return current
    current = further
  }
}

function whyNot({ plan, labels }: Prepared, run: Run, { at, letter, reason }: Divergence): string {
  const where = `step ${at + 1} of the schedule`
  const world = worldAt(run, at)
  switch (reason) {
    case 'unknown': {
      const letters = requestViews(plan, world).map((request) => request.letter)
      return `${where}: there is no ${labels.process} ${JSON.stringify(letter)}; there are: ${letters.join(', ')}`
    }
    case 'finished':
      return `${where}: ${letter} cannot move, it is over since step ${lastStepOf(run, letter)}`
    case 'blocked': {
      const view = requestViews(plan, world).find((request) => request.letter === letter)
      return `${where}: ${letter} cannot move, it waits for ${view?.blockedBy.join(' and ') ?? 'a lock'}`
    }
  }
}

function lastStepOf(run: Run, letter: string): number {
  return run.records.findLastIndex((record) => letterOf(record.who) === letter) + 1
}
