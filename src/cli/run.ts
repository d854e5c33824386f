import { version } from '../../package.json'
import { checkCommand } from './checkCommand.ts'
import { helpText } from './help.ts'
import { list } from './list.ts'
import { matrixCommand } from './matrixCommand.ts'
import { replayCommand } from './replayCommand.ts'
import { parseOptions } from './options.ts'
import { NO_SURROUNDINGS } from './surroundings.ts'
import type { Surroundings } from './surroundings.ts'
import { UsageError } from './usageError.ts'

/**
 * What the command prints, and the code it exits with: 0, or 2 when the call is wrong; of `check`
 * also 1 (a bad outcome) and of `check` and `matrix` 3 (stopped by a bound).
 */
export interface CommandResult {
  readonly code: 0 | 1 | 2 | 3
  readonly stdout: string
  readonly stderr: string
}

type Output = string | Pick<CommandResult, 'code' | 'stdout'>
type Command = (args: readonly string[], surroundings: Surroundings) => Output

const COMMANDS: Readonly<Record<string, Command>> = {
  list,
  replay: replayCommand,
  check: checkCommand,
  matrix: matrixCommand,
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
): CommandResult {
  try {
    const output = outputOf(argv, { ...NO_SURROUNDINGS, ...surroundings })
    return { code: 0, stderr: '', ...(typeof output === 'string' ? { stdout: output } : output) }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return { code: 2, stdout: '', stderr: `racetrack: ${oneLine(error.message)}\n` }
  }
}

/** The text a user typed may hold line breaks or control the terminal: neither leaves this line. */
function oneLine(message: string): string {
  const plain = message.replaceAll(/[\p{C}\u2028\u2029]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0
    return `\\u{${code.toString(16)}}`
  })
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain
}

const LONGEST = 400

function outputOf(argv: readonly string[], surroundings: Surroundings): Output {
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
