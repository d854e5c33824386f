import { test, expect } from 'vitest'
import { compile } from '../python/index.ts'
import * as m from './index.ts'
import { readFileSync } from 'node:fs'
function run(text: string) {
  const c = compile([{ name: 'main.py', text }], m.modelledNames())
  if (!c.ok) throw new Error(JSON.stringify(c.diagnostics, null, 1))
  const machine = m.buildMachine(c.code)
  const p = m.start(machine, { entry: 'main.main', args: [], settings: {}, seed: 'A' })
  return { machine, ...p }
}
test('fib', () => {
  const r = run(`
class E(Exception):
    pass
class A(object):
    def __init__(self, x):
        self.x = x
    @property
    def p(self):
        return self.x + 1
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)
def f(x):
    try:
        return x[0]
    except (KeyError, IndexError) as e:
        raise E('no %r' % e)
    finally:
        print('fin')
def main():
    a = A(3)
    out = []
    for i in range(5):
        out.append(fib(i))
    try:
        f({})
    except E as e:
        out.append(str(e))
    return (a.p, out, {'a': 1, 'b': [1, (2,)]}, f"{a.p!r} x")
`)
  console.log(m.finish(r.running), r.microsteps.length, m.logLines(r.running))
})
test('rec', () => {
  const r = run(`
def g(n):
    return g(n + 1)
def main():
    try:
        g(0)
    except RecursionError as e:
        return str(e)
`)
  const t = performance.now()
  const r2 = m.start(r.machine, { entry: 'main.main', args: [], settings: {}, seed: 'A' })
  console.log(m.finish(r.running), r.microsteps.length, (performance.now() - t))
})
test('run', () => {
  const r = run(`
def main():
    i = 0
    while True:
        i += 1
`)
  const t = performance.now()
  const r2 = m.start(r.machine, { entry: 'main.main', args: [], settings: {}, seed: 'A' })
  console.log(m.finish(r.running), r.microsteps.length, (performance.now() - t))
})
