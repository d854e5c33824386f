import { expect, test } from 'vitest'
import { compile } from '../python/index.ts'
import { everyBuiltin } from './everyBuiltin.ts'
import { buildMachine, modelledNames, requestStateKey, tableMachine } from './index.ts'
import type { RequestMachine } from './index.ts'
import { endOf, runAlone } from './testing/alone.oracle.ts'

function machineOf(text: string): RequestMachine {
  const sources = [{ name: 'main.py', text }]
  const compiled = compile(sources, modelledNames([], everyBuiltin))
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics))
  return buildMachine(compiled.code, everyBuiltin)
}

/** Rests in the world in the middle of built-ins, of a generator, and of a special method. */
const RESTING = `import os


class Path:
    def __init__(self, path):
        self.path = path

    def __bool__(self):
        return os.path.exists(self.path)

    def __repr__(self):
        return 'Path(%r)' % os.path.exists(self.path)


def lines(path):
    with open(path) as f:
        for line in f.read().split(','):
            yield line


def main():
    with open('/d/a', 'w') as f:
        f.write('x,y')
    found = any(os.path.exists(p) for p in ['/d/none', '/d/a', '/d/never'])
    first = sorted(['/d/none', '/d/a'], key=lambda p: os.path.exists(p))
    return found, first, list(lines('/d/a')), bool(Path('/d/a')), repr([Path('/d/none'), Path('/d/a')])
`

test('a built-in that calls the program can rest in its middle, and asks each thing once', () => {
  const { operations, end } = runAlone(machineOf(RESTING))
  expect(endOf(end)).toBe(
    "(True, ['/d/none', '/d/a'], ['x', 'y'], True, '[Path(False), Path(True)]')",
  )
  const asked = operations.flatMap((each) =>
    each.kind === 'syscall' && each.call.op === 'exists' ? [each.call.path] : [],
  )
  const [none, a] = ['/d/none', '/d/a']
  // any() stops at the second; then two keys, one truth value, two texts
  expect(asked).toEqual([none, a, none, a, a, none, a])
})

test('the table goes through the same states as the statechart', () => {
  const chart = runAlone(machineOf(RESTING))
  const table = runAlone(tableMachine(machineOf(RESTING)))
  expect(table.rests.map(requestStateKey)).toEqual(chart.rests.map(requestStateKey))
})

test('what is in a cell, in a function object and in a generator tells states apart', () => {
  const text = (by: string) => `import os


def main():
    n = 0

    def add(k=${by}):
        nonlocal n
        n += k

    def count():
        for i in range(5):
            yield i
    g = count()
    for i in range(2):
        add()
        next(g)
        os.path.exists('/d/a')
`
  const keys = (by: string) => runAlone(machineOf(text(by))).rests.map(requestStateKey)
  const [first, second] = keys('1')
  expect(new Set([first, second]).size).toBe(2)
  expect(keys('1')).toEqual(keys('1'))
  // the first rest differs by what is in the cell alone
  expect(keys('2')[0]).not.toBe(first)
})

test('states that differ only in what nobody holds any more are equal', () => {
  const text = (times: string) => `import os


def main():
    for i in range(${times}):
        list((lambda: x) for x in [1, 2])
    del i
    kept = (x for x in [1, 2])
    next(kept)
    os.path.exists('/d/a')
    return list(kept)
`
  const keys = (times: string) => runAlone(machineOf(text(times))).rests.map(requestStateKey)
  expect(keys('5')).toEqual(keys('1'))
})

test('a generator that is dropped inside of its try ends the process as not modelled', () => {
  const text = (inner: string) => `def gen():
    ${inner}


def main():
    for x in gen():
        break
    return 'done'
`
  const open = 'try:\n        yield 1\n    finally:\n        print(2)'
  expect(endOf(runAlone(machineOf(text(open))).end)).toMatch(
    /^not modelled: a generator that is dropped/,
  )
  expect(endOf(runAlone(machineOf(text('yield 1'))).end)).toBe("'done'")
})
