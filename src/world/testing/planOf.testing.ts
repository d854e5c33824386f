import { EMPTY_DB } from '../../db/index.ts'
import { everyBuiltin } from '../../machine/everyBuiltin.ts'
import { buildMachine, modelledNames } from '../../machine/index.ts'
import { compile } from '../../python/index.ts'
import { withBroken } from '../always.ts'
import type { Plan } from '../world.ts'

/** A plan of one file, `main.py`: each request calls the function that `entries` names. */
export function planOf(
  text: string,
  entries: readonly string[] = ['main'],
  more: Partial<Plan> = {},
): Plan {
  const compiled = compile([{ name: 'main.py', text }], modelledNames([], everyBuiltin))
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics))
  return {
    machine: buildMachine(compiled.code, everyBuiltin),
    requests: entries.map((name) => ({ entry: `main.${name}`, args: [] })),
    settings: {},
    recursionLimit: null,
    directories: ['/d'],
    files: [],
    db: EMPTY_DB,
    cookies: {},
    fault: null,
    disk: null,
    memory: null,
    freesNumbers: false,
    readsOnce: true,
    times: null,
    always: [],
    afterStep: withBroken,
    ...more,
  }
}
