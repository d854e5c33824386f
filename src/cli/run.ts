import { HELP } from './help.ts'
import { list } from './list.ts'
import { replayCommand } from './replayCommand.ts'
import { UsageError } from './usageError.ts'

/** What the command prints, and the code it exits with: 0, or 2 when the usage is wrong. */
export interface Ran {
  readonly code: 0 | 2
  readonly stdout: string
  readonly stderr: string
}

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => string>> = {
  list,
  replay: replayCommand,
  help: () => HELP,
}

/**
 * The headless command as a pure function of its arguments. A usage error is one line on stderr;
 * a fault of ours is thrown.
 */
export function run(argv: readonly string[]): Ran {
  try {
    return { code: 0, stdout: outputOf(argv), stderr: '' }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return { code: 2, stdout: '', stderr: `racetrack: ${error.message}\n` }
  }
}

function outputOf(argv: readonly string[]): string {
  const [name, ...args] = argv
  if (argv.includes('--help') || argv.includes('-h')) return HELP
  const names = Object.keys(COMMANDS).join(', ')
  if (name === undefined) throw new UsageError(`expected a command: ${names}`)
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command === undefined) throw new UsageError(`unknown command "${name}"; there are: ${names}`)
  return command(args)
}
