import { runFunction } from '../programs/everyProgram.ts'
import { parseOptions } from './options.ts'
import { scenarioAt, sourceError } from './raceArgument.ts'
import type { Surroundings } from './surroundings.ts'
import { UsageError } from './usageError.ts'

/** What `run --json` prints: a promise to scripts, so fields are only ever added. */
interface RunFacts {
  /** Python's repr of what it returned; null when it raised */
  readonly result: string | null
  /** Python's repr of what it raised; null when it returned */
  readonly exception: string | null
  /** what it printed and logged */
  readonly output: string
  /** path to content, of every file at the end */
  readonly files: Readonly<Record<string, string>>
}

/** `run FILE`: one function alone, after `setup`. 0, however it ends. */
export function runCommand(args: readonly string[], surroundings: Surroundings): string {
  const { values: words, positionals } = parseOptions(
    args,
    { function: { type: 'string' }, json: { type: 'boolean' } },
    true,
  )
  const [path, second] = positionals
  const name = words.function
  if (path === undefined || second !== undefined) throw new UsageError('expected one file to run')
  if (name === undefined) throw new UsageError('expected --function NAME')
  const scenario = scenarioAt(path, surroundings)
  const ran = runFunction(scenario, name)
  if (!ran.ok) throw sourceError(path, scenario, ran.diagnostics)
  const { result, exception, output, files } = ran
  const facts: RunFacts = { result, exception, output, files }
  return words.json === true ? `${JSON.stringify(facts, null, 2)}\n` : textOf(name, facts)
}

function textOf(name: string, { result, exception, output, files }: RunFacts): string {
  const end = exception === null ? `returned ${result ?? 'None'}` : `raised ${exception}`
  const stored = Object.entries(files).map(([path, text]) => `  ${path}: ${JSON.stringify(text)}`)
  return [`${output}${name}() ${end}`, ...stored].map((line) => `${line}\n`).join('')
}
