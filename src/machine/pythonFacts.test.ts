import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { PYTHON_BUILTINS } from '../python/pythonNames.ts'
import { STANDARD_MODULES } from '../python/parse/standardModules.ts'
import { CATALOGUE, MORE } from './builtins/more/index.ts'
import { CORE } from './builtins/registry.ts'
import { isCPythonHere } from './testing/cpython.oracle.ts'

const SCRIPT = fileURLToPath(new URL('../../scripts/pythonFacts.py', import.meta.url))
const here = isCPythonHere()

/** Every function and method of our tables, and every module. */
function modelled(): {
  readonly functions: readonly string[]
  readonly modules: readonly string[]
} {
  const tables = [CORE, ...CATALOGUE, ...MORE]
  const functions = tables.flatMap(({ scope, modules, methods }) => [
    ...Object.keys(scope),
    ...[...modules].flatMap(([module, { functions: own }]) =>
      Object.keys(own).map((name) => `${module}.${name}`),
    ),
    // A type with a space in its name is none of Python's.
    ...[...methods].flatMap(([type, own]) =>
      type.includes(' ') ? [] : Object.keys(own).map((name) => `${type}.${name}`),
    ),
  ])
  const modules = tables.flatMap(({ modules: own }) => [...own.keys()])
  return { functions: [...new Set(functions)], modules: [...new Set(modules)] }
}

function python(args: readonly string[], input: unknown): string {
  const done = spawnSync('python3', ['-I', ...args], {
    input: JSON.stringify(input),
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`expected python3 to succeed:\n${done.stderr}`)
  return done.stdout
}

// After a new function or method: npx vitest run src/machine/pythonFacts.test.ts -u
test.runIf(here)('what is written down of CPython is what it says', async () => {
  const facts = python([SCRIPT], modelled()).trim()
  const text = `/** The answer of scripts/pythonFacts.py to our tables, by CPython 3.11. */
export const PYTHON_FACTS = String.raw\`
${facts}
\`
`
  await expect(text).toMatchFileSnapshot('./builtins/more/pythonFacts.ts')
})

test.runIf(here)('the names of Python are those that it has', () => {
  const ask = `
import builtins, json, sys
site = {'copyright', 'credits', 'exit', 'help', 'license', 'quit'}
print(json.dumps([[name for name in dir(builtins) if name[0] != '_' and name not in site], sorted(sys.stdlib_module_names)]))
`
  const [builtins, modules] = JSON.parse(python(['-c', ask], null)) as [string[], string[]]
  expect(new Set(builtins)).toEqual(PYTHON_BUILTINS)
  expect([...STANDARD_MODULES].filter((name) => !modules.includes(name))).toEqual([])
})
