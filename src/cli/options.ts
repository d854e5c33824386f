import { parseArgs } from 'node:util'
import type { ParseArgsConfig } from 'node:util'
import { UsageError } from './usageError.ts'

type Config = NonNullable<ParseArgsConfig['options']>

/** `parseArgs` whose complaints are usage errors of one line. No positional arguments. */
export function options<const T extends Config>(args: readonly string[], config: T) {
  try {
    return parseArgs({ args: [...args], options: config, strict: true, allowPositionals: false })
      .values
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    // Node goes on to explain how a value may begin with a dash.
    const [first = ''] = error.message.split(/\. |\n/)
    throw new UsageError(first.replace(/\.$/, ''))
  }
}
