import type { Code } from '../python/index.ts'
import type { Devices } from './prepared.ts'
import { namesIn } from './namesIn.ts'

/** What a program uses, by the modelled modules and built-ins that its code names. */
export function devicesOf(code: Code): Devices {
  const names = namesIn(code)
  const uses = (...modules: readonly string[]) => modules.some((module) => names.has(module))
  return {
    memory: false,
    files: uses('open', 'os', 'os.path', 'shutil', 'tempfile', 'fcntl'),
    rows: uses('db'),
    cache: uses('cache', 'django.core.cache'),
    browser: uses('browser'),
  }
}
