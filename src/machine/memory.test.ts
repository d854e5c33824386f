import { expect, test } from 'vitest'
import { compile } from '../python/index.ts'
import { emptyFs } from '../vfs/index.ts'
import {
  buildMachine,
  memoryOf,
  modelledNames,
  openFilesIn,
  readGlobal,
  requestStateKey,
  start,
  tableMachine,
  withGlobal,
} from './index.ts'
import type { Memory, RequestMachine, Start } from './index.ts'
import { everyBuiltin } from './everyBuiltin.ts'
import { endOf, runAlone } from './testing/alone.oracle.ts'

/** The machine of one file, "main.py", whose top may hold anything. */
function machineOf(text: string): RequestMachine {
  const sources = [{ name: 'main.py', text }]
  const compiled = compile(sources, modelledNames([], everyBuiltin), { topLevel: 'statements' })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics))
  return tableMachine(buildMachine(compiled.code, everyBuiltin))
}

/** What the file's top has left, and perhaps another function after it. */
function memoryAfter(machine: RequestMachine, ...functions: readonly string[]): Memory {
  return functions.reduce<Memory>(
    (memory, name) => memoryOf(runAlone(machine, { entry: `main.${name}`, memory }).end),
    memoryOf(runAlone(machine, { entry: 'main.<module>' }).end),
  )
}

const COUNTER = `
counter = 0
seen = []

def setup():
    global counter
    counter = 10
    seen.append('setup')

def bump(by=1):
    global counter
    counter += by
    seen.append(counter)
    return counter, seen

class Account:
    def __init__(self, owner):
        self.owner = owner

    def take(self, amount):
        return self.owner, amount

mine = Account('me')
PROCESSES = [bump, (bump, 5), (mine.take, [1, {'a': True}])]
STATIC = (bump, 'text')
SETTINGS = {'fast': True, 'kinds': ['a', 'b']}
shared = [1]
pair = (shared, shared)
`

const held = (name: string, ...path: readonly number[]) =>
  ({ kind: 'remembered', file: 'main.py', name, path }) as const

test('every process begins with a copy of what the run before it has left', () => {
  const machine = machineOf(COUNTER)
  const memory = memoryAfter(machine, 'setup')
  const end = () => endOf(runAlone(machine, { entry: 'main.bump', memory }).end)
  expect([end(), end()]).toEqual([`(11, ['setup', 11])`, `(11, ['setup', 11])`])
  expect(readGlobal(memory, 'main.py', 'counter')).toBe(10n)
  expect(readGlobal(memoryAfter(machine), 'main.py', 'counter')).toBe(0n)
})

test('without a memory no variable is set', () => {
  const { end } = runAlone(machineOf(COUNTER), { entry: 'main.bump' })
  expect(endOf(end)).toBe("NameError: name 'counter' is not defined")
})

test('a process is a function, or a bound method, that a variable holds, with arguments from there', () => {
  const machine = machineOf(COUNTER)
  const memory = memoryAfter(machine)
  const ending = (how: Pick<Start, 'entry' | 'args'>) =>
    endOf(runAlone(machine, { ...how, memory }).end)
  expect(ending({ entry: held('PROCESSES', 0), args: [] })).toBe('(1, [1])')
  expect(ending({ entry: held('PROCESSES', 1, 0), args: [held('PROCESSES', 1, 1)] })).toBe(
    '(5, [5])',
  )
  expect(ending({ entry: held('PROCESSES', 2, 0), args: [held('PROCESSES', 2, 1)] })).toBe(
    "('me', [1, {'a': True}])",
  )
  expect(ending({ entry: held('STATIC', 0), args: [] })).toBe('(1, [1])')
  expect(
    ending({ entry: held('PROCESSES', 0), args: [held('PROCESSES', 1, 1), held('mine')] }),
  ).toBe('TypeError: bump() takes from 0 to 1 positional arguments but 2 were given')
})

test('an argument from the memory is the very object that the variables refer to', () => {
  const machine = machineOf(`
box = []
def worker(given):
    given.append(1)
    return box is given, box
PROCESSES = [(worker, box)]
`)
  const memory = memoryAfter(machine)
  const how = { entry: held('PROCESSES', 0, 0), args: [held('PROCESSES', 0, 1)], memory }
  expect(endOf(runAlone(machine, how).end)).toBe('(True, [1])')
  expect(readGlobal(memory, 'main.py', 'box')).toEqual([])
})

test('what is read of a memory is plain data', () => {
  const memory = memoryAfter(machineOf(COUNTER))
  const read = (name: string) => readGlobal(memory, 'main.py', name)
  expect(read('PROCESSES')).toEqual([
    { function: 'main.bump' },
    [{ function: 'main.bump' }, 5n],
    [{ function: 'main.Account.take', of: expect.any(Number) as number }, [1n, { a: true }]],
  ])
  expect(read('STATIC')).toEqual([{ function: 'main.bump' }, 'text'])
  expect(read('SETTINGS')).toEqual({ fast: true, kinds: ['a', 'b'] })
  expect(read('bump')).toEqual({ function: 'main.bump' })
  expect(read('Account')).toEqual({ other: "<class 'main.Account'>" })
  expect(read('pair')).toEqual([[1n], [1n]])
  expect(read('nothing')).toBeUndefined()
})

test('a variable can be given another value before the processes begin', () => {
  const machine = machineOf(COUNTER)
  const before = memoryAfter(machine)
  const memory = withGlobal(before, 'main.py', 'counter', 40n)
  expect(endOf(runAlone(machine, { entry: 'main.bump', memory }).end)).toBe('(41, [41])')
  const settings = withGlobal(memory, 'main.py', 'SETTINGS', { kinds: ['c'] })
  expect(readGlobal(settings, 'main.py', 'SETTINGS')).toEqual({ kinds: ['c'] })
  expect(readGlobal(before, 'main.py', 'counter')).toBe(0n)
  expect(() => withGlobal(memory, 'main.py', 'bump', 1n)).toThrow(/expected a variable bump/)
})

test('files that a memory holds open are told', () => {
  const machine = machineOf(`
kept = open('/d/kept', 'w')
closed = open('/d/closed', 'w')
closed.close()
lost = [open('/d/lost', 'w')]
lost = None
`)
  const top = { entry: 'main.<module>', leavesMemory: true }
  const { end } = runAlone(machine, top, emptyFs(['/d']))
  expect(openFilesIn(memoryOf(end))).toEqual(['/d/kept'])
})

test('two processes are in different states exactly when their variables are different', () => {
  const keyOf = (text: string) => {
    const machine = machineOf(`
import os
level = 0
def main(first):
    global level
    level = first
    ${text}
    os.stat('/d')
    return level
`)
    const begun = start(machine, {
      entry: 'main.main',
      args: [{ kind: 'dict', value: { a: 1n } }],
      settings: {},
      seed: 'A',
      memory: memoryAfter(machine),
    })
    return requestStateKey(begun.running)
  }
  expect(keyOf('level = 3 - 2')).toBe(keyOf('level = 2 - 1'))
  expect(keyOf('level = 3 - 2')).not.toBe(keyOf('level = 2 - 2'))
})
