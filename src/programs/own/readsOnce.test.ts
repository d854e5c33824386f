import { expect, test } from 'vitest'
import { everyBuiltin } from '../../machine/everyBuiltin.ts'
import { modelledNames } from '../../machine/index.ts'
import { compile } from '../../python/index.ts'
import { readsOnce } from './readsOnce.ts'

const HEAD = `import os
CONFIG = '/data/config'
LOG = '/data/log'
`

function decided(text: string): boolean {
  const sources = [{ name: 'main.py', text: `${HEAD}${text}` }]
  const names = modelledNames([], everyBuiltin)
  const compiled = compile(sources, names, { topLevel: 'statements' })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics))
  return readsOnce(compiled.code)
}

const READS = 'def visit():\n    with open(CONFIG) as f:\n        return f.read()\n'
const WRITES =
  "def visit():\n    with open(CONFIG) as f:\n        f.read()\n    with open(PATH, 'a') as f:\n        f.write('x')\n"

test.each([
  ['nothing but reads', READS],
  [
    'setup writes what they read',
    `${READS}def setup():\n    with open(CONFIG, 'w') as f:\n        f.write('x')\n`,
  ],
  ['setup renames', `${READS}def setup():\n    os.rename('/data/new', CONFIG)\n`],
  ['another file is written', WRITES.replace('PATH', 'LOG')],
  [
    'another file by keyword',
    "def visit():\n    open(CONFIG).read()\n    open(file=LOG, mode='w')\n",
  ],
  ['files are removed', `${READS}def other():\n    os.unlink(CONFIG)\n    'a'.replace('a', 'b')\n`],
  ['a rule reads', `${READS}def at_end_is_there():\n    assert open(LOG).read() == ''\n`],
])('one step: %s', (_, text) => {
  expect(decided(text)).toBe(true)
})

test.each([
  ['nobody reads', "def visit():\n    open(LOG, 'w')\n"],
  ['the same file is written', WRITES.replace('PATH', 'CONFIG')],
  ['the same file by another spelling', WRITES.replace('PATH', "'/data/../data//config'")],
  ['a file of a computed name is written', WRITES.replace('PATH', "'/data/' + 'log'")],
  [
    'a file of a computed name is read',
    "def visit(path):\n    open(path).read()\n    open(LOG, 'w')\n",
  ],
  ['a mode that is not in the text', 'def visit(mode):\n    open(CONFIG, mode).read()\n'],
  ['read and written by one open', "def visit():\n    open(CONFIG, 'r+').read()\n"],
  ['a file is renamed', `${READS}def other():\n    os.replace(LOG, CONFIG)\n`],
  [
    'a file is renamed under another name',
    `from os import replace as moved\n${READS}def other():\n    moved(LOG, CONFIG)\n`,
  ],
  ['a descriptor is opened', `${READS}def other():\n    os.open(CONFIG, os.O_RDONLY)\n`],
  ['open is handed around', `opened = open\n${READS}def other():\n    opened(CONFIG, 'w')\n`],
  [
    'a function of os is handed around',
    `moved = os.replace\n${READS}def other():\n    moved(LOG, CONFIG)\n`,
  ],
  ['os is handed around', `${READS}def other():\n    getattr(os, 'rename')(LOG, CONFIG)\n`],
  ['arguments in a list', `${READS}def other(args):\n    open(*args)\n`],
  [
    'a process calls setup',
    `${READS}def setup():\n    open(CONFIG, 'w')\ndef other():\n    setup()\n`,
  ],
  [
    'setup is a process',
    `${READS}def setup():\n    open(CONFIG, 'w')\nPROCESSES = [visit, setup]\n`,
  ],
  [
    'setup leaves a function',
    `${READS}kept = []\ndef setup():\n    kept.append(lambda: open(CONFIG, 'w'))\n`,
  ],
  ['setup makes a link', `${READS}def setup():\n    os.link(CONFIG, LOG)\n`],
  [
    'a class of its own writes',
    `${READS}class Log:\n    def setup(self):\n        open(CONFIG, 'w')\n`,
  ],
])('two steps: %s', (_, text) => {
  expect(decided(text)).toBe(false)
})
