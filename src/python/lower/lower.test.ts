import { expect, test } from 'vitest'
import { compile } from '../compile.ts'
import { dump } from '../testing/dump.testing.ts'
import type { Modelled } from '../link/scope.ts'

const MODELLED: Modelled = {
  modules: new Map([
    ['os', new Set(['path', 'open', 'O_CREAT'])],
    ['os.path', new Set(['join'])],
    ['settings', new Set<string>()],
  ]),
  builtins: new Set(['AssertionError', 'Exception', 'IOError', 'len', 'open', 'object']),
}

/** The points of `f`, or of another function, with the lines counted from the first. */
function points(text: string, id = 'm.f', version = 3): string {
  const lines = text.split('\n').slice(1)
  const source = [`# python: ${version}`, ...lines].join('\n')
  const compiled = compile([{ name: 'm.py', text: source }], MODELLED)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics, null, 1))
  const code = compiled.code.functions.get(id)
  if (code === undefined) throw new Error(`no function ${id}`)
  return `\n${dump(code)}\n`
}

test('a call in a statement is one point, and a function ends with a return of None', () => {
  expect(
    points(`
def f(a):
    len(a)
`),
  ).toBe(`
3 len: @len(a) -> 3 end
3 end: return None
`)
})

test('a value that a later call could change is kept before that call', () => {
  expect(
    points(`
def f(a, g):
    return (a, a.x, 1, g(a), a.x)
`),
  ).toBe(`
3 a.x: t1 = a.x -> 3 g
3 g: t0 = g(a) -> 3 return
3 return: return (a, t1, 1, t0, a.x,)
`)
})

test('a local that may be unbound is checked before a later call, a bound one is not', () => {
  expect(
    points(`
def f(g):
    x = 1
    while g:
        y = 2
    return (x, y, g())
`),
  ).toBe(`
3 x =: x = 1 -> 4 while
4 while: g? -> 5 y = / 6 y
5 y =: y = 2 -> 4 while
6 y: y -> 6 g
6 g: t0 = g() -> 6 return
6 return: return (x, y, t0,)
`)
})

test('a method is looked up before arguments that need points of their own', () => {
  expect(
    points(`
def f(a, g):
    a.write('x')
    a.write(g())
`),
  ).toBe(`
3 a.write: a:write('x') -> 4 get a.write
4 get a.write: t1 = a.write -> 4 g
4 g: t0 = g() -> 4 a.write
4 a.write: t1(t0) -> 4 end
4 end: return None
`)
})

test('a method that self certainly has is looked up and called in one point', () => {
  expect(
    points(
      `
class A:
    def f(self, g):
        self.f(g())
`,
      'm.A.f',
    ),
  ).toBe(`
4 g: t0 = g() -> 4 self.f
4 self.f: self:f(t0) -> 4 end
4 end: return None
`)
})

test('members of modules are called as values, and stay as they are', () => {
  expect(
    points(`
import os
from os.path import join
def f(g):
    os.path.join(g(), os.O_CREAT)
    join(g)
`),
  ).toBe(`
5 g: t0 = g() -> 5 os.path.join
5 os.path.join: @os.path.join(t0, @os.O_CREAT) -> 6 join
6 join: @join(g) -> 6 end
6 end: return None
`)
})

test('an attribute is a separate point where its name is a property in some class', () => {
  expect(
    points(`
class A(object):
    @property
    def size(self):
        return 1
def f(a):
    a.size += a.plain
    return a.size
`),
  ).toBe(`
7 a.size: t0 = getattr a.size -> 7 a.size +=
7 a.size +=: a.size = (t0 += a.plain) -> 8 a.size
8 a.size: t0 = getattr a.size -> 8 return
8 return: return t0
`)
})

test('conditions branch without temporaries', () => {
  expect(
    points(`
def f(a, b, c):
    if not (a and b < c) or c:
        return 1
`),
  ).toBe(`
3 if: a? -> 3 if ·2 / 4 return
3 if ·2: (b < c)? -> 3 if ·3 / 4 return
3 if ·3: c? -> 4 return / 4 end
4 return: return 1
4 end: return None
`)
})

test('and, or and chains of comparisons as values stop early', () => {
  expect(
    points(`
def f(a, b, c):
    a = b and c
    return a < b < c
`),
  ).toBe(`
3 and: t0 = b -> 3 and ·2
3 and ·2: t0? -> 3 a = / 3 a = ·2
3 a =: t0 = c -> 3 a = ·2
3 a = ·2: a = t0 -> 4 and
4 and: t0 = (a < b) -> 4 and ·2
4 and ·2: t0? -> 4 value / 4 return
4 value: t0 = (b < c) -> 4 return
4 return: return t0
`)
})

test('while True has no way out but a break', () => {
  expect(
    points(`
def f(a):
    while True:
        if a:
            break
`),
  ).toBe(`
3 while: True -> 4 if
4 if: a? -> 5 break / 3 while
5 break: None -> 5 end
5 end: return None
`)
})

test('a for loop takes items until there are none, then its else', () => {
  expect(
    points(`
def f(a):
    for x, y in a:
        continue
    else:
        pass
`),
  ).toBe(`
3 iter: t0 = iter a -> 3 for
3 for: t1 = next t0 -> 3 x, y = / 6 pass
3 x, y =: x, y = unpack t1 -> 4 continue
4 continue: None -> 3 for
6 pass: None -> 6 end
6 end: return None
`)
})

test('an exception goes to the handlers in order, then out', () => {
  expect(
    points(`
def f(a):
    try:
        a()
    except IOError as e:
        raise
    except (Exception, IOError):
        pass
    else:
        a()
`),
  ).toBe(`
4 a: a() -> 10 a ! 5 catch
10 a: a() -> 10 end
5 catch: t0 = catch -> 5 except IOError
5 except IOError: t0 is @IOError? -> 5 as e / 7 except Exception, IOError
5 as e: e = t0 -> 6 raise
6 raise: reraise t0
7 except Exception, IOError: t0 is (@Exception, @IOError,)? -> 8 pass / 7 not caught
8 pass: None -> 10 end
7 not caught: reraise t0
10 end: return None
`)
})

test('a handler forgets its name in Python 3, and keeps it in Python 2', () => {
  const text = `
def f(a):
    try:
        a()
    except IOError as e:
        pass
`
  expect(points(text)).toContain('6 pass: None -> 6 forget e\n6 forget e: forget e -> 6 end\n')
  expect(points(text, 'm.f', 2)).toContain('6 pass: None -> 6 end\n')
})

test('a finally body exists once, and continues in the way it was entered', () => {
  expect(
    points(`
def f(a):
    try:
        if a():
            return 1
    finally:
        a.close()
`),
  ).toBe(`
4 a: t1 = a() -> 4 if ! 7 finally
4 if: t1? -> 5 return value / 7 then normal ! 7 finally
5 return value: t-1 = 1 -> 5 then return
5 then return: t0 = 'return' -> 7 a.close
7 then normal: t0 = 'normal' -> 7 a.close
7 finally: t-1 = catch -> 7 then raise
7 then raise: t0 = 'raise' -> 7 a.close
7 a.close: a:close() -> 7 return?
7 return?: (t0 == 'return')? -> 7 return / 7 raise?
7 return: return t-1
7 raise?: (t0 == 'raise')? -> 7 reraise / 7 end
7 reraise: reraise t-1
7 end: return None
`)
})

test('with calls __exit__ on every way, and a true answer swallows the exception', () => {
  expect(
    points(`
def f(a):
    with open(a) as x:
        a()
`),
  ).toBe(`
3 open: t0 = @open(a) -> 3 with open()
3 with open(): x = t0:__enter__() -> 4 a
4 a: a() -> 3 exit open() ! 3 catch
3 exit open(): t0:__exit__(None, None, None) -> 4 end
3 catch: t2 = catch -> 3 exit open() ·2
3 exit open() ·2: t3 = t0:__exit__(t2.__class__, t2, None) -> 3 swallowed?
3 swallowed?: t3? -> 4 end / 3 reraise
3 reraise: reraise t2
4 end: return None
`)
})

test('a tuple target that is not all names is assigned from left to right', () => {
  expect(
    points(`
def f(a):
    i, a[i] = 1, 2
`),
  ).toBe(`
3 i, a[…] =: t0, t1 = unpack (1, 2,) -> 3 i =
3 i =: i = t0 -> 3 a[…] =
3 a[…] =: a[i] = t1 -> 3 end
3 end: return None
`)
})

test('the value is evaluated before the target, and the target of += only once', () => {
  expect(
    points(`
def f(a, g):
    a.x[0] = g()
    a.x[g()] += g()
`),
  ).toBe(`
3 g: t0 = g() -> 3 a.x[…] =
3 a.x[…] =: a.x[0] = t0 -> 4 a.x
4 a.x: t1 = a.x -> 4 g
4 g: t0 = g() -> 4 a.x[…]
4 a.x[…]: t2 = t1[t0] -> 4 g ·2
4 g ·2: t3 = g() -> 4 a.x[…] +=
4 a.x[…] +=: t1[t0] = (t2 += t3) -> 4 end
4 end: return None
`)
})

test('what cannot be reached is not there, and unused exception edges neither', () => {
  expect(
    points(`
def f(a):
    try:
        x = a
        return x
    except IOError:
        a()
    a()
`),
  ).toBe(`
4 x =: x = a -> 5 return
5 return: return x
`)
})

test('super is called by the class it is written in', () => {
  const text = `
class A(object):
    def f(self, x=(1, -2)):
        return super(A, self).f(x)
`
  expect(points(text, 'm.A.f')).toContain('4 super.f: t0 = super(m.A):f(x) -> 4 return\n')
  expect(points(text.replace('A, self', ''), 'm.A.f')).toContain('super(m.A):f(x)')
})

test('assert raises with its message', () => {
  expect(
    points(`
def f(a):
    assert a, a.text
    assert a
`),
  ).toBe(`
3 assert: a? -> 4 assert / 3 AssertionError
3 AssertionError: t0 = @AssertionError(a.text) -> 3 raise AssertionError
3 raise AssertionError: raise t0
4 assert: a? -> 4 end / 4 raise AssertionError
4 raise AssertionError: raise @AssertionError
4 end: return None
`)
})

test('an f-string makes text of a part before the next part is evaluated', () => {
  expect(
    points(`
def f(a, g):
    return f'{a!r}-{g()}'
`),
  ).toBe(`
3 a: t1 = f'{a!r}' -> 3 g
3 g: t0 = g() -> 3 return
3 return: return f'{t1!}-{t0!}'
`)
})

test('the last point is on the last line of the function, with Windows line ends too', () => {
  const text = 'def f():\r\n    if f:\r\n        len(1)\r\n\r\n\r\nX = 1\r\n'
  const compiled = compile([{ name: 'm.py', text }], MODELLED)
  const last = compiled.ok ? compiled.code.functions.get('m.f')?.points.at(-1) : undefined
  expect(last?.id).toBe('3 end')
  expect(text.slice(last?.span.from, last?.span.to)).toBe('len(1)')
})
