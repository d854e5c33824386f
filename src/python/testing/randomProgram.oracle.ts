/** Numbers that decide what the program is made of; all further ones are 0, the simplest choice. */
export type Choices = readonly number[]

const PREAMBLE = `class Odd(Exception):
    pass


class Guard:
    def __init__(self, t, name, swallow):
        self.t = t
        self.name = name
        self.swallow = swallow
        self.seen = 0

    def __enter__(self):
        self.t.append('enter ' + self.name)
        return self.name

    def __exit__(self, kind, value, tb):
        self.t.append('exit ' + self.name + ' ' + str(kind is None) + ' ' + str(value))
        return self.swallow

    @property
    def prop(self):
        self.seen += 1
        self.t.append('prop %d' % self.seen)
        return self.seen

    @prop.setter
    def prop(self, value):
        self.t.append('set %r' % (value,))
        if value == 2:
            raise Odd('set')

    def __getitem__(self, key):
        self.t.append('get %r' % (key,))
        return key

    def __setitem__(self, key, value):
        self.t.append('put %r %r' % (key, value))

    def __contains__(self, key):
        self.t.append('in %r' % (key,))
        return key == 1


def note(t, name, value):
    t.append(name)
    return value


def fail(t, name):
    t.append('fail ' + name)
    raise Odd(name)


def pick(t, s):
    return s.pop() if s else False


def main():
    t = []
    s = [SWITCHES]
    g = Guard(t, 'g', False)
    try:
        r = body(t, s, g)
    except Exception as e:
        r = repr(e)
    return (r, t, s)


def body(t, s, g):
    if s is None:
        x = y = e = 0
`

interface Place {
  readonly depth: number
  readonly loop: boolean
  readonly handler: boolean
}

/**
 * The text of a program that wanders through nested loops, try, with and conditions, and returns
 * what happened on the way. It always ends. Anything in it can raise; names can be unbound.
 */
export function randomProgram(choices: Choices, switches: readonly boolean[]): string {
  let used = 0
  let labels = 0
  const choose = (count: number): number => (choices[used++] ?? 0) % count
  const label = () => `'${(labels++).toString(36)}'`
  const name = () => ['x', 'y', 'e'][choose(3)] ?? 'x'

  const value = (depth: number): string => {
    const inner = () => value(depth - 1)
    if (depth === 0) return ['1', name(), '2', "'a'", '0', 'None', 'g.prop'][choose(7)] ?? '1'
    switch (choose(16)) {
      case 1:
        return `(${inner()} and ${inner()})`
      case 2:
        return `(${inner()} or ${inner()})`
      case 3:
        return `(${inner()} if ${inner()} else ${inner()})`
      case 4:
        return `(${inner()} < ${inner()} <= ${inner()})`
      case 5:
        return `(${inner()} + ${inner()})`
      case 6:
        return `[${inner()}, ${inner()}]`
      case 7:
        return `{${inner()}: ${inner()}}`
      case 8:
        return `(not ${inner()})`
      case 9:
        return `g[${inner()}]`
      case 10:
        return `(${inner()} in g)`
      case 11:
        return `(${inner()} == ${inner()} != ${inner()})`
      case 12:
        return `f'{${name()}}{pick(t, s)}{${name()}!r}{g.prop}'`
      case 13:
        return 'pick(t, s)'
      case 14:
        return `g.missing(${inner()})`
      default:
        return `note(t, ${label()}, ${inner()})`
    }
  }
  const indent = (lines: readonly string[]) => lines.map((line) => `    ${line}`)
  const block = (at: Place): readonly string[] => {
    const lines: string[] = []
    for (let count = 1 + choose(3); count > 0; count -= 1) lines.push(...statement(at))
    return indent(lines)
  }
  const test = () => (choose(3) === 2 ? value(2) : 'pick(t, s)')

  const simple = (at: Place): string => {
    switch (choose(14)) {
      case 1:
        return `${name()} = ${value(2)}`
      case 2:
        return `fail(t, ${label()})`
      case 3:
        return `return ${value(2)}`
      case 4:
        return at.loop ? 'break' : 'return'
      case 5:
        return at.loop ? 'continue' : 'pass'
      case 6:
        return at.handler ? 'raise' : `raise KeyError(${value(1)})`
      case 7:
        return `t.append(${name()})`
      case 8:
        return `del ${name()}`
      case 9:
        return `${name()} += ${value(2)}`
      case 10:
        return `assert ${value(2)}, ${value(1)}`
      case 11:
        return `g.prop = x = g[${value(1)}] = ${value(2)}`
      case 12:
        return `${name()}, g[${value(1)}] = ${value(2)}, ${value(2)}`
      case 13:
        return `g.prop += ${value(2)}`
      default:
        return `t.append(${label()})`
    }
  }

  const statement = (at: Place): readonly string[] => {
    const inner = { ...at, depth: at.depth - 1 }
    const looping = { ...inner, loop: true }
    if (at.depth === 0) return [simple(at)]
    switch (choose(10)) {
      case 1:
        return [`if ${test()}:`, ...block(inner), 'else:', ...block(inner)]
      case 2:
        return [
          'while pick(t, s):',
          ...block(looping),
          ...(choose(2) ? ['else:', ...block(inner)] : []),
        ]
      case 3:
        return [
          `for ${name()} in [1, 2]:`,
          ...block(looping),
          ...(choose(2) ? ['else:', ...block(inner)] : []),
        ]
      case 4:
        return ['try:', ...block(inner), 'finally:', ...block({ ...inner, handler: false })]
      case 5:
      case 6:
        return tryExcept(inner)
      case 7: {
        const swallow = choose(2) === 1 ? 'True' : 'False'
        const target = ['', ' as x', ' as g.prop', ' as g[1]'][choose(4)] ?? ''
        return [`with Guard(t, ${label()}, ${swallow})${target}:`, ...block(inner)]
      }
      case 8:
        return ['while True:', ...indent(['if not pick(t, s):', '    break']), ...block(looping)]
      default:
        return [simple(at)]
    }
  }

  const tryExcept = (at: Place): readonly string[] => {
    const type = ['Odd', '(KeyError, TypeError)', 'NameError', 'Exception'][choose(4)] ?? 'Odd'
    const as = choose(2) === 1 ? ' as e' : ''
    const handling = block({ ...at, handler: true })
    return [
      'try:',
      ...block(at),
      `except ${type}${as}:`,
      ...handling,
      ...(choose(3) === 1 ? ['except:', ...block({ ...at, handler: true })] : []),
      ...(choose(3) === 1 ? ['else:', ...block(at)] : []),
      ...(choose(2) === 1 ? ['finally:', ...block({ ...at, handler: false })] : []),
    ]
  }

  const start = { depth: 4, loop: false, handler: false }
  const lines = [...block(start), ...block(start)]
  const flags = switches.map((flag) => (flag ? 'True' : 'False')).join(', ')
  return `${PREAMBLE.replace('SWITCHES', flags)}${lines.join('\n')}\n`
}
