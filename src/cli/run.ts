import { checkCommand } from './checkCommand.ts'
import { HELP } from './help.ts'
import { list } from './list.ts'
import { matrixCommand } from './matrixCommand.ts'
import { replayCommand } from './replayCommand.ts'
import { parseOptions } from './options.ts'
import type { OwnPrograms } from './scenarioOptions.ts'
import { UsageError } from './usageError.ts'

/**
 * What the command prints, and the code it exits with: 0, or 2 when the usage is wrong; of `check`
 * also 1 (a bad outcome) and of `check` and `matrix` 3 (stopped by a bound).
 */
export interface Ran {
  readonly code: 0 | 1 | 2 | 3
  readonly stdout: string
  readonly stderr: string
}

type Output = string | Pick<Ran, 'code' | 'stdout'>

const COMMANDS: Readonly<Record<string, (args: readonly string[], own: OwnPrograms) => Output>> = {
  list,
  replay: replayCommand,
  check: checkCommand,
  matrix: matrixCommand,
  help: (args) => {
    const { positionals } = parseOptions(args, {}, true)
    const [unknown] = positionals.filter((name) => !Object.hasOwn(COMMANDS, name))
    if (unknown === undefined) return HELP
    throw new UsageError(`there is no command ${JSON.stringify(unknown)} to explain`)
  },
}

/**
 * The headless command as a pure function of its arguments. A usage error is one line on stderr;
 * a fault of ours is thrown. `own`: programs besides the catalogue.
 */
export function run(argv: readonly string[], own: OwnPrograms = new Map()): Ran {
  try {
    const output = outputOf(argv, own)
    return { code: 0, stderr: '', ...(typeof output === 'string' ? { stdout: output } : output) }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return { code: 2, stdout: '', stderr: `racetrack: ${oneLine(error.message)}\n` }
  }
}

/** A typed text may hold line breaks, or steer the terminal: neither leaves this line. */
function oneLine(message: string): string {
  const plain = message.replaceAll(/[\p{C}\u2028\u2029]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0
    return `\\u{${code.toString(16)}}`
  })
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain
}

const LONGEST = 400

function outputOf(argv: readonly string[], own: OwnPrograms): Output {
  const [name, ...args] = argv
  if (argv.includes('--help') || argv.includes('-h')) return HELP
  const names = Object.keys(COMMANDS).join(', ')
  if (name === undefined) throw new UsageError(`expected a command: ${names}`)
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command === undefined) throw new UsageError(`unknown command "${name}"; there are: ${names}`)
  return command(args, own)
}
