import { parseArgs } from 'node:util'
import type { ParseArgsConfig } from 'node:util'
import { UsageError } from './usageError.ts'

type Config = NonNullable<ParseArgsConfig['options']>

/** The values of options, without positional arguments. Throws a UsageError. */
export function options<const T extends Config>(args: readonly string[], config: T) {
  return parseOptions(args, config, false).values
}

/** `parseArgs` whose complaints are usage errors; an option that is given twice is one, too. */
export function parseOptions<const T extends Config>(
  args: readonly string[],
  config: T,
  allowPositionals: boolean,
) {
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      options: config,
      strict: true,
      allowPositionals,
      tokens: true,
    })
    const names = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []))
    const twice = names.find(
      (name, index) => names.indexOf(name) < index && config[name]?.multiple !== true,
    )
    if (twice !== undefined) throw new UsageError(`--${twice} is given twice`)
    return { values, positionals }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    // The rest of Node's message explains how a value may begin with a dash.
    const [first = ''] = error.message.split(/\. |\n/)
    throw new UsageError(first.replace(/\.$/, ''))
  }
}
