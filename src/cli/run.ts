import { version } from '../../package.json'
import { drain } from '../base/index.ts'
import { checkCommand } from './checkCommand.ts'
import { helpText } from './help.ts'
import { list } from './list.ts'
import { matrixCommand } from './matrixCommand.ts'
import { replayCommand } from './replayCommand.ts'
import { openCommand } from './openCommand.ts'
import type { Serving } from './openCommand.ts'
import { parseOptions } from './options.ts'
import type { Progress } from './progressText.ts'
import { proveCommand } from './proveCommand.ts'
import { runCommand } from './runCommand.ts'
import { testCommand } from './testCommand.ts'
import { NO_SURROUNDINGS } from './surroundings.ts'
import type { Surroundings } from './surroundings.ts'
import { SourceError, UsageError } from './usageError.ts'

/**
 * What the command prints, and the code it exits with: 0, or 2 when the call is wrong; of `check`
 * also 1 (a bad outcome) and of `check` and `matrix` 3 (stopped by a bound).
 */
export interface CommandResult {
  readonly code: 0 | 1 | 2 | 3
  readonly stdout: string
  readonly stderr: string
  /** of `open`: what the caller is to serve from now on */
  readonly serve?: Serving
}

type Output = string | Pick<CommandResult, 'code' | 'stdout' | 'serve'>
type Command = (
  args: readonly string[],
  surroundings: Surroundings,
) => Output | Generator<Progress, Output, void>

const COMMANDS: Readonly<Record<string, Command>> = {
  list,
  replay: replayCommand,
  run: runCommand,
  test: testCommand,
  prove: proveCommand,
  check: checkCommand,
  matrix: matrixCommand,
  open: openCommand,
  help: (args) => {
    const { positionals } = parseOptions(args, {}, true)
    const [name, second] = positionals
    if (second !== undefined) throw new UsageError('expected one command to explain')
    if (name === undefined || Object.hasOwn(COMMANDS, name)) return helpText(name)
    throw new UsageError(`there is no command ${JSON.stringify(name)} to explain`)
  },
}

/**
 * The headless command as a pure function of its arguments. A usage error is one line on stderr;
 * a fault of ours is thrown.
 */
export function run(
  argv: readonly string[],
  surroundings: Partial<Surroundings> = {},
  tell?: (progress: Progress) => void,
): CommandResult {
  return drain(runInSlices(argv, surroundings), tell)
}

/** The same with a sign of progress now and then, between which the caller may look around. */
export function* runInSlices(
  argv: readonly string[],
  surroundings: Partial<Surroundings> = {},
): Generator<Progress, CommandResult, void> {
  try {
    const begun = outputOf(argv, { ...NO_SURROUNDINGS, ...surroundings })
    const output = isWork(begun) ? yield* begun : begun
    return { code: 0, stderr: '', ...(typeof output === 'string' ? { stdout: output } : output) }
  } catch (error) {
    if (error instanceof SourceError)
      return { code: 2, stdout: '', stderr: `${plain(error.message)}\n` }
    if (!(error instanceof UsageError)) throw error
    return { code: 2, stdout: '', stderr: `racetrack: ${oneLine(error.message)}\n` }
  }
}

function isWork(output: ReturnType<Command>): output is Generator<Progress, Output, void> {
  return typeof output === 'object' && Symbol.iterator in output
}

/** The text a user typed may hold line breaks or control the terminal: neither leaves this line. */
function oneLine(message: string): string {
  const line = plain(message, '')
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}

/** Nothing in it controls the terminal, but for line breaks and tabs where they are allowed. */
function plain(message: string, allowed = '\n\t'): string {
  return message.replaceAll(/[\p{C}\u2028\u2029]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0
    return allowed.includes(sign) ? sign : `\\u{${code.toString(16)}}`
  })
}

const LONGEST = 400

function outputOf(argv: readonly string[], surroundings: Surroundings): ReturnType<Command> {
  const [name, ...args] = argv
  const names = Object.keys(COMMANDS).join(', ')
  if (name === undefined) throw new UsageError(`expected a command: ${names}`)
  if (name === '--version') {
    parseOptions(args, {}, false)
    return `${version}\n`
  }
  if (name === '--help' || name === '-h') return helpText()
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command === undefined) throw new UsageError(`unknown command "${name}"; there are: ${names}`)
  if (args.includes('--help') || args.includes('-h')) return helpText(name)
  return command(args, surroundings)
}
