import { describe, expect, test } from 'vitest'
import { endOf, machineOf, runAlone } from './testing/alone.oracle.ts'
import { finish, requestStateKey } from './index.ts'

/** How a function `main` of these lines ends. */
function endOfLines(...lines: readonly string[]) {
  const text = ['def main():', ...lines.map((line) => `    ${line}`), ''].join('\n')
  return finish(runAlone(machineOf(text)).end)
}

const UNKNOWN = '10 ** 10 ** 8'

describe('what is not modelled ends the process, and nothing of the program runs any more', () => {
  const end = { kind: 'not-modelled', what: 'an integer of more than a million bits' }

  test.each([
    ['except', ['try:', `    return ${UNKNOWN}`, 'except:', '    return 0']],
    [
      'except Exception',
      ['try:', `    return ${UNKNOWN}`, 'except Exception as e:', '    return 0'],
    ],
    ['finally', ['try:', `    return ${UNKNOWN}`, 'finally:', '    return 0']],
  ])('no %s', (_, lines) => {
    expect(endOfLines(...lines)).toMatchObject(end)
  })

  test('no __exit__ of a with, and no handler of the caller', () => {
    const text = `
class Manager:
    def __enter__(self):
        return self
    def __exit__(self, kind, value, trace):
        f = open('/d/after', 'w')
        f.close()
        return True
def inner():
    with Manager():
        return 10 ** 10 ** 8
def main():
    try:
        return inner()
    except Exception:
        return 0
`
    const { end: running, operations } = runAlone(machineOf(text))
    expect(finish(running)).toMatchObject({ ...end, span: { line: 11 } })
    expect(operations).toEqual([])
  })

  test('when the world has answered', () => {
    const text = "def main():\n    return '%1000000000d' % len(open('/d/f', 'w+').read())\n"
    expect(finish(runAlone(machineOf(text)).end)).toMatchObject({
      kind: 'not-modelled',
      span: { line: 2 },
    })
  })
})

describe('a step has a budget', () => {
  test.each([
    ['a loop of local work', ['while True:', '    pass']],
    ['a loop that prints', ['while True:', "    print('x')"]],
    ['a text', ["return 'x' * 10 ** 9"]],
    ['a list', ['return [0] * 10 ** 9']],
    ['a tuple', ['return (0,) * 10 ** 9']],
    ['bytes', ["return b'x' * 10 ** 9"]],
    ['zero bytes', ['return bytes(10 ** 9)']],
    ['a power', ['return 10 ** 10 ** 8']],
    ['a shift', ['return 1 << 10 ** 9']],
    ['squares', ['a = 3', 'while True:', '    a = a * a']],
    ['a text that doubles', ["s = 'x'", 'while True:', '    s = s + s']],
    ['a text that doubles, by %', ["s = 'x'", 'while True:', "    s = '%s%s' % (s, s)"]],
    ['a text that doubles, by join', ["s = 'x'", 'while True:', "    s = s.join(['x', s])"]],
    ['a replacement', ["s = 'x' * 10 ** 6", 'return s.replace("x", s)']],
    ['a width', ["return '%1000000000d' % 1"]],
    ['a range as a list', ['return list(range(10 ** 9))']],
    ['a range as a sum', ['return sum(range(10 ** 9))']],
    ['a list that grows', ['a = []', 'while True:', '    a.append(0)']],
    [
      'a list of long texts',
      ['a = []', 'while True:', "    a.append('x' * 10 ** 6 + str(len(a)))"],
    ],
    ['a list that doubles', ['a = [0]', 'while True:', '    a = a + a']],
    ['a dictionary that grows', ['a = {}', 'while True:', '    a[len(a)] = 0']],
    ['objects that are kept', ['a = []', 'while True:', '    a.append([])']],
    ['a nest of lists', ['a = []', 'while True:', '    a = [a]']],
    ['a nest of tuples', ['a = ()', 'while True:', '    a = (a,)']],
    ['texts that are forgotten', ['while True:', "    a = 'x' * 10 ** 6"]],
  ])('%s without bound ends as not modelled', (_, lines) => {
    expect(endOfLines(...lines)?.kind).toBe('not-modelled')
  })

  test('what grows over many steps ends, too', () => {
    const lines = [
      'a = []',
      'while True:',
      "    open('/d/f', 'w').close()",
      "    a.append('x' * 10 ** 6)",
    ]
    expect(endOfLines(...lines)).toMatchObject({
      kind: 'not-modelled',
      what: 'a process that holds more than 8 million characters or bytes',
    })
  })

  test('what is forgotten does not count', () => {
    const lines = [
      'n = 0',
      'while n < 100:',
      "    s = 'x' * 10 ** 6",
      '    n += 1',
      'return len(s)',
    ]
    expect(endOfLines(...lines)).toMatchObject({ kind: 'returned', repr: '1000000' })
  })

  test('a loop that asks the world has all of its budget again after each step', () => {
    const lines = [
      'n = 0',
      'while n < 20:',
      "    open('/d/f', 'w').close()",
      '    for i in range(1000):',
      '        pass',
      '    n += 1',
      'return n',
    ]
    expect(endOfLines(...lines)).toMatchObject({ kind: 'returned', repr: '20' })
  })
})

test('a long chain of objects has a key, and equal chains have equal keys', () => {
  const chain = (last: number) =>
    `def main():
    chain = ${last}
    for i in range(2500):
        chain = [chain]
    open('/d/f', 'w')
    return len(chain)
`
  const keyOf = (text: string) => {
    const { rests, end } = runAlone(machineOf(text))
    expect(endOf(end)).toBe('1')
    return rests.slice(0, 1).map(requestStateKey)
  }
  const one = keyOf(chain(1))
  expect(keyOf(chain(1))).toEqual(one)
  expect(keyOf(chain(2))).not.toEqual(one)
})
