import { prepare, runMarkdown, runTrac } from '../programs/index.ts'
import type { Prepared } from '../programs/index.ts'
import { letterOf, pidOf, replay, requestViews, toItsEnd, worldAt } from '../world/index.ts'
import type { Divergence, Run } from '../world/index.ts'
import { options } from './options.ts'
import { report } from './report.ts'
import { reportText } from './reportText.ts'
import { chosenBy, SCENARIO_OPTIONS } from './scenarioOptions.ts'
import type { Surroundings } from './surroundings.ts'
import { UsageError } from './usageError.ts'

/** `replay`: runs one schedule and shows every step. */
export function replayCommand(args: readonly string[], { own, width }: Surroundings): string {
  const words = options(args, {
    ...SCENARIO_OPTIONS,
    schedule: { type: 'string' },
    finish: { type: 'boolean' },
    json: { type: 'boolean' },
    markdown: { type: 'boolean' },
    trac: { type: 'boolean' },
  })
  const { program, scenario } = chosenBy(words, own)
  const prepared = prepare(scenario)
  const { run, divergence } = replay(prepared.plan, words.schedule ?? '')
  if (divergence !== null) throw new UsageError(whyNot(prepared, run, divergence))
  const whole = words.finish === true ? toTheEnd(run) : run
  if (words.markdown === true) return runMarkdown(prepared, whole)
  if (words.trac === true) return runTrac(prepared, whole)
  const facts = report(program, prepared, whole)
  return words.json === true ? `${JSON.stringify(facts, null, 2)}\n` : reportText(facts, width)
}

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

function whyNot({ plan }: Prepared, run: Run, { at, letter, reason }: Divergence): string {
  const where = `step ${at + 1} of the schedule`
  const world = worldAt(run, at)
  switch (reason) {
    case 'unknown': {
      const letters = requestViews(plan, world).map((request) => request.letter)
      return `${where}: there is no request ${JSON.stringify(letter)}; there are: ${letters.join(', ')}`
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
