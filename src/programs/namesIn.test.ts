import { expect, test } from 'vitest'
import { everyBuiltin } from '../machine/everyBuiltin.ts'
import { modelledNames } from '../machine/index.ts'
import { compile } from '../python/index.ts'
import { namesIn } from './namesIn.ts'

function namesOf(text: string): ReadonlySet<string> {
  const compiled = compile([{ name: 'main.py', text }], modelledNames([], everyBuiltin))
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics))
  return namesIn(compiled.code)
}

test.each([
  ['import os', 'os.stat("a")', 'os.stat'],
  ['import os as system', 'system.stat("a")', 'os.stat'],
  ['from os import stat', 'stat("a")', 'os.stat'],
  ['import os', 'os.path.getmtime("a")', 'os.path.getmtime'],
  ['import os.path', 'os.path.getmtime("a")', 'os.path.getmtime'],
  ['from os import path as p', 'p.getmtime("a")', 'os.path.getmtime'],
  ['import os', 'open("a")', 'open'],
])('%s: %s names %s', (imports, expression, name) => {
  expect(namesOf(`${imports}\ndef f():\n    return ${expression}\n`)).toContain(name)
})
