import { expect, test } from 'vitest'
import { catalogueBuiltin } from './everyBuiltin.ts'
import { endOf, ending, machineOf, runAlone } from './testing/alone.oracle.ts'
import {
  finish,
  frames,
  logLines,
  modelledNames,
  pending,
  position,
  resume,
  requestStateKey,
  start,
} from './index.ts'
import type { RequestState } from './index.ts'

const START = { entry: 'main.main', args: [], settings: {}, seed: 'A' } as const

test('a loop of local work without end is a limit of the model, not a hang', () => {
  const { running } = start(machineOf('def main():\n    while True:\n        pass\n'), START)
  const end = finish(running)
  expect(end).toMatchObject({ kind: 'not-modelled', span: { file: 'main.py' } })
})

test('a recursion without end is the error of its Python', () => {
  const text = 'def main():\n    return main()\n'
  expect(ending(text)).toBe('RecursionError: maximum recursion depth exceeded')
  expect(ending(`# python: 2\n${text}`)).toBe('RuntimeError: maximum recursion depth exceeded')
})

test('an uncaught exception ends the request with its traceback, outermost frame first', () => {
  const text = `
def inner(d):
    return d['k']
def main():
    return inner({})
`
  const end = finish(start(machineOf(text), START).running)
  expect(end).toMatchObject({ kind: 'died', exception: 'KeyError', message: "'k'" })
  const lines = end?.kind === 'died' ? end.traceback : []
  expect(lines.map(({ function: name, span }) => [name, span.line])).toEqual([
    ['main', 5],
    ['inner', 3],
  ])
})

test('arguments that do not fit end the request at once', () => {
  const text = 'def main(a):\n    pass\n'
  expect(ending(text)).toBe("TypeError: main() missing 1 required positional argument: 'a'")
})

test('arguments arrive as Python values', () => {
  const machine = machineOf(
    'def main(f, d, s, n):\n    return (f(d), s, n)\n\n\ndef g(d):\n    return d\n',
  )
  const args = [
    { kind: 'function', id: 'main.g' },
    { kind: 'dict', value: { a: [1n, null, true], b: { c: 'x' } } },
    { kind: 'bytes', value: '\xff' },
    { kind: 'none' },
  ] as const
  const { running } = start(machine, { ...START, args })
  expect(endOf(running)).toBe("({'a': [1, None, True], 'b': {'c': 'x'}}, b'\\xff', None)")
})

test('a microstep is a point that was left, with the exception that it raised', () => {
  const text = `
def main():
    x = 1
    try:
        x.nope
    except AttributeError:
        return x
`
  const { microsteps } = start(machineOf(text), START)
  expect(microsteps.map(({ span, raised }) => [span.line, raised])).toContainEqual([
    5,
    'AttributeError',
  ])
  expect(microsteps.filter(({ raised }) => raised !== null)).toHaveLength(1)
  expect(microsteps.at(-1)?.point).toBe('7 return')
})

test('settings are what the request was started with', () => {
  const text = 'import settings\ndef main():\n    return (settings.DEBUG, settings.NAME)\n'
  expect(ending(text, { settings: { DEBUG: true, NAME: 'n' } })).toBe("(True, 'n')")
  expect(ending(text)).toBe("AttributeError: module 'settings' has no attribute 'DEBUG'")
})

test('fresh keys come from the seed and a counter alone, and look like session keys', () => {
  const text = 'import uuid\ndef main():\n    return uuid.uuid4().hex + uuid.uuid4().hex\n'
  expect(ending(text)).toBe(ending(text))
  expect(ending(text)).toMatch(/^'[0-9a-f]{64}'$/)
  expect(ending(text, { seed: 'B' })).not.toBe(ending(text))
})

test('the browser sends its cookies and takes those of the response', () => {
  const text = `
import browser
def main():
    got = browser.send()
    browser.receive(200, {'id': got['id'] + '!'})
`
  const { operations } = runAlone(machineOf(text), {}, undefined, { id: 'k' })
  expect(operations).toEqual([
    { kind: 'send' },
    { kind: 'receive', status: 200, cookies: { id: 'k!' } },
  ])
})

test('logging and print_exc write lines, and the key of a state does not hold them', () => {
  const text = `
import logging
import traceback
import browser
def main():
    if browser.send():
        logging.debug('cookies: %r', 1)
    browser.send()
    try:
        {}['k']
    except KeyError:
        traceback.print_exc()
`
  const machine = machineOf(text)
  const { end } = runAlone(machine, {}, undefined, { a: 'b' })
  expect(logLines(end)).toEqual([
    'DEBUG:root:cookies: 1',
    'Traceback (most recent call last):',
    '  File "main.py", line 10, in main',
    "    {}['k']",
    "KeyError: 'k'",
  ])
  const quiet = resume(machine, start(machine, START).running, { kind: 'send', cookies: {} })
  const loud = resume(machine, start(machine, START).running, {
    kind: 'send',
    cookies: { a: 'b' },
  })
  expect(logLines(loud.running)).not.toEqual(logLines(quiet.running))
  expect(requestStateKey(loud.running)).toBe(requestStateKey(quiet.running))
})

const TWO_WAYS = `
import browser
def main():
    got = browser.send()
    if 'garbage' in got:
        trash = [1, 2, 3]
        trash = None
    else:
        trash = None
    kept = {'x': got.get('x')}
    got = None
    browser.send()
    return (kept, trash)
`

function second(cookies: Readonly<Record<string, string>>): RequestState {
  const machine = machineOf(TWO_WAYS)
  return resume(machine, start(machine, START).running, { kind: 'send', cookies }).running
}

test('two ways to the same local state have the same key, another state another', () => {
  expect(requestStateKey(second({ garbage: '1' }))).toBe(requestStateKey(second({})))
  expect(requestStateKey(second({ x: '1' }))).not.toBe(requestStateKey(second({})))
})

test('the stack shows each frame with its place, and self with its attributes', () => {
  const text = `
import browser
class Store(object):
    def __init__(self, key):
        self.key = key
        self.data = {'a': [1]}
    def save(self, force):
        f = open('/d/' + self.key, 'w')
        f.write('abc')
        browser.send()
def main():
    store = Store('k')
    store.save(True)
`
  const machine = machineOf(text)
  const opened = resume(machine, start(machine, START).running, {
    kind: 'syscall',
    result: { ok: true, value: 3 as never },
  }).running
  expect(position(machine, opened).line).toBe(10)
  const stack = frames(machine, opened)
  expect(stack.map(({ name, span }) => [name, span.line])).toEqual([
    ['main', 13],
    ['save', 10],
  ])
  const [outer, inner] = stack.map(({ variables }) =>
    variables.map(({ name, repr }) => [name, repr]),
  )
  expect(outer).toEqual([['store', "Store(key='k', data={'a': [1]})"]])
  expect(inner?.slice(0, 4)).toEqual([
    ['self', 'Store'],
    ['self.key', "'k'"],
    ['self.data', "{'a': [1]}"],
    ['force', 'True'],
  ])
  expect(stack[1]?.variables.at(-1)?.file).toEqual({
    fd: 3,
    path: '/d/k',
    mode: 'w',
    closed: false,
    buffered: 3,
  })
})

test('a finished request shows no frames and waits for nothing', () => {
  const machine = machineOf('def main():\n    return {"a": (1, None)}\n')
  const { running } = start(machine, START)
  expect(frames(machine, running)).toEqual([])
  expect(pending(machine, running)).toBeNull()
  expect(finish(running)).toMatchObject({ repr: "{'a': (1, None)}", json: { a: [1n, null] } })
})

test('long loops do not fill the heap with garbage', () => {
  const text = `
import browser
def main():
    for i in range(3000):
        x = [i, [i]]
    browser.send()
    return x
`
  const machine = machineOf(text)
  expect(endOf(runAlone(machine).end)).toBe('[2999, [2999]]')
})

test('every modelled name resolves: nothing is offered that does not run', () => {
  const { modules } = modelledNames([], catalogueBuiltin)
  const reads = [...modules].flatMap(([module, names]) =>
    [...names].map((name) => `    ${module}.${name}\n`),
  )
  expect(reads.length).toBeGreaterThan(60)
  const imports = [...modules.keys()].filter((name) => !name.includes('.'))
  const text = `${imports.map((name) => `import ${name}\n`).join('')}def main():\n${reads.join('')}`
  expect(ending(text)).toBe('None')
})

test('str.decode and dict.has_key went with Python 2', () => {
  const decode = "def main():\n    return 'a'.decode('ascii')\n"
  const hasKey = 'def main():\n    return {1: 2}.has_key(1)\n'
  expect([decode, hasKey].map((text) => ending(`# python: 2\n${text}`))).toEqual(["'a'", 'True'])
  expect([decode, hasKey].map((text) => ending(text))).toEqual([
    "AttributeError: 'str' object has no attribute 'decode'",
    "AttributeError: 'dict' object has no attribute 'has_key'",
  ])
})
