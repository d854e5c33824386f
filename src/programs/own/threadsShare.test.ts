import { expect, test } from 'vitest'
import { replay, runSentences } from '../../world/index.ts'
import { prepare } from '../prepare.ts'
import { counts, scenarioOf, stepTexts } from './threadRuns.testing.ts'

test('what only one thread can reach costs no step; what it was given alone neither', () => {
  const text = `results = {}
def work(name, items):
    mine = []
    for n in range(3):
        mine.append(n)
        items.append(n)
    results[name] = len(mine) + len(items)
THREADS = [(work, 'a', []), (work, 'b', [])]
`
  expect(counts(scenarioOf(text))).toEqual({ ok: '2' })
})

test('a function that sorted() calls may do what nobody notices', () => {
  const text = `names = ['b', 'aa']
seen = []
def look():
    seen.append(sorted(names, key=lambda name: -len(name)))
def add():
    names.append('ccc')
THREADS = [look, add]
def at_end():
    assert seen[0][0] == 'aa', 'the new one was seen'
`
  expect(counts(scenarioOf(text))).toEqual({ 'assertion: the new one was seen': '1', ok: '2' })
  expect(stepTexts(text, 'AA')).toEqual(['A list.__iter__ -> calls', 'A list.append -> None'])
})

test('os.environ belongs to the process', () => {
  const text = `import os
def count():
    os.environ['N'] = os.environ.get('N', '') + 'x'
THREADS = [count, count]
def at_end():
    assert os.environ['N'] == 'xx', 'one is lost'
`
  expect(counts(scenarioOf(text))).toEqual({ 'assertion: one is lost': '4', ok: '2' })
  expect(stepTexts(text, 'AA')).toEqual(["A _Environ.get -> ''", 'A _Environ.__setitem__ -> None'])
})

test('a cache of functools is looked into once and keeps once', () => {
  const text = `from functools import cache
@cache
def make(n):
    return [n]
got = []
def ask():
    got.append(make(1))
THREADS = [ask, ask]
def at_end():
    assert got[0] is got[1], 'two objects'
`
  expect(stepTexts(text, 'AAAB')).toEqual([
    'A cache.lookup -> None',
    'A cache.keep -> None',
    'A list.append -> None',
    'B cache.lookup -> (<list>,)',
  ])
  // Both look before either keeps: 2 times C(4, 2) orders of the four steps that are left.
  expect(counts(scenarioOf(text))).toEqual({ 'assertion: two objects': '12', ok: '6' })
})

test('closures and methods of several objects are listed', () => {
  const text = `def make():
    total = 0
    def add():
        nonlocal total
        total += 1
        return total
    return add
add, other = make(), make()
class Box:
    def __init__(self):
        self.n = 0
    def fill(self):
        self.n += 1
red, blue = Box(), Box()
THREADS = [add, other, red.fill, blue.fill]
def at_end():
    assert (add(), other(), red.n, blue.n) == (2, 2, 1, 1), 'they share something'
`
  expect(Object.keys(counts(scenarioOf(text)))).toEqual(['ok'])
})

test('`not in` tells what the container answers', () => {
  const text = `seen = {}
def look():
    if 'a' not in seen:
        seen['a'] = 1
THREADS = [look, look]
`
  expect(stepTexts(text, 'A')).toEqual(['A dict.__contains__ -> False'])
  const { run } = replay(prepare(scenarioOf(text)).plan, 'A')
  expect(runSentences(run)).toEqual(['A looks for an item in seen: it is not there.'])
})

test('an attribute that only __init__ stores is no step to load', () => {
  const text = `class Account:
    def __init__(self, owner):
        self.owner = owner
        self.balance = 100
account = Account('me')
def f():
    if account.owner == 'me':
        account.balance -= 1
THREADS = [f, f]
`
  expect(stepTexts(text, 'AA')).toEqual(['A load .balance -> 100', 'A store .balance -> 99'])
})
