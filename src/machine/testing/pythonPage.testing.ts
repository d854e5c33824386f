import { exceptionNamed, exceptionNames } from '../values/exceptions.ts'
import { compile, type Compiled } from '../../python/index.ts'
import { INSTEAD, PYTHON_BUILTINS } from '../../python/pythonNames.ts'
import { STANDARD_MODULES } from '../../python/parse/standardModules.ts'
import { CATALOGUE, MORE } from '../builtins/more/index.ts'
import { CORE } from '../builtins/registry.ts'
import { everyBuiltin } from '../everyBuiltin.ts'
import { modelledNames } from '../index.ts'
import { SYNTAX } from './pythonSyntax.testing.ts'

const TABLES = [CORE, ...CATALOGUE, ...MORE]
const NAMES = modelledNames([], everyBuiltin)

/** docs/python.md, from what the compiler says and what the tables of the built-ins have. */
export function pythonPage(): string {
  return [
    '# Which Python',
    '<!-- Written by a test. After a change: npx vitest run src/machine/pythonPage.test.ts -u -->',
    'A race file is Python 3.11. What is listed here does what CPython does: tests run the same programs on both sides and ' +
      'compare them. What is not listed is never guessed. Where the text of the file shows it, Racetrack refuses it before the first step, with the line ' +
      'and with what to write instead. Where only the run shows it, that run ends as `not-modelled`, ' +
      'which no `except` can catch, and the verdict can no longer be “safe”.',
    'This page is written from the tables of the compiler and of the built-ins. [How to write a race file](own-programs.md).',
    '## Statements and expressions',
    ...syntax(),
    '## Special methods',
    ...specialMethods(),
    '## Built-in functions and types',
    ...builtIns(),
    '## Methods',
    'Operators, subscripts, comparisons and conversions of these types work as well; here are the methods that a program calls by name.',
    list(methods()),
    '## Modules',
    'Any `.py` file beside the race file can be imported, too.',
    list(modules()),
    ...otherModules(),
    '## Arguments that are left out',
    'CPython takes these arguments as well. Here they are refused, unless they are what CPython takes by default.',
    list(leftOut()),
  ].join('\n\n')
}

function read(text: string): Compiled {
  return compile([{ name: 'main.py', text }], NAMES, { topLevel: 'statements' })
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}

/** `a`, `b` */
function names(all: Iterable<string>): string {
  return [...all].map(code).join(', ')
}

function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``
}

function sorted(all: Iterable<string>): readonly string[] {
  return [...new Set(all)].toSorted()
}

function syntax(): readonly string[] {
  const judged = SYNTAX.map(({ title, text, shown = text }) => ({ title, shown, read: read(text) }))
  const works = judged.filter((one) => one.read.ok)
  const refused = judged.flatMap(({ title, read: compiled }) => {
    const [first] = compiled.ok ? [] : compiled.diagnostics
    if (first === undefined) return []
    return [`${title}: ${[first.message, first.instead].filter(Boolean).join(' ')}`]
  })
  return [
    'Each in its smallest form; ⏎ stands for a new line.',
    list(works.map(({ title, shown }) => `${title}: ${code(shown.replaceAll('\n', ' ⏎ '))}`)),
    'Refused:',
    list(refused),
  ]
}

/** The special methods of Python's data model, and of its protocols. */
const SPECIAL = (
  'new init del repr str bytes format lt le eq ne gt ge hash bool getattr getattribute setattr ' +
  'delattr dir get set delete set_name init_subclass class_getitem call len length_hint getitem ' +
  'setitem delitem missing iter next reversed contains ' +
  'add sub mul matmul truediv floordiv mod divmod pow lshift rshift and xor or ' +
  'radd rsub rmul rmatmul rtruediv rfloordiv rmod rdivmod rpow rlshift rrshift rand rxor ror ' +
  'iadd isub imul imatmul itruediv ifloordiv imod ipow ilshift irshift iand ixor ior ' +
  'neg pos abs invert complex int float index round trunc floor ceil ' +
  'enter exit await aiter anext aenter aexit post_init copy deepcopy reduce fspath'
)
  .split(' ')
  .map((name) => `__${name}__`)

function specialMethods(): readonly string[] {
  const runs = (name: string): boolean => read(`class A:\n    def ${name}(self): pass\n`).ok
  const others = SPECIAL.filter((name) => !runs(name))
  return [
    `A class of the program can have ${names(SPECIAL.filter(runs))}; a dataclass can have \`__post_init__\`.`,
    `Refused where they are defined: ${names(others.filter((name) => name !== '__post_init__'))}.`,
  ]
}

function builtIns(): readonly string[] {
  const isException = (name: string): boolean => exceptionNamed(3, name) !== null
  const scope = sorted([...NAMES.builtins].filter((name) => PYTHON_BUILTINS.has(name)))
  const inPlace = Object.keys(IN_PLACE).filter((name) => read(IN_PLACE[name] ?? '').ok)
  const missing = sorted(PYTHON_BUILTINS).filter(
    (name) => !inPlace.includes(name) && !read(`${name}\n`).ok,
  )
  const instead = missing.filter((name) => INSTEAD.has(name))
  const others = missing.filter((name) => !INSTEAD.has(name))
  const exceptions = sorted(exceptionNames().filter((name) => PYTHON_BUILTINS.has(name)))
  return [
    `${names(scope.filter((name) => !isException(name)))}. Also ${names(inPlace)}, where they usually stand.`,
    `Exceptions: ${names(exceptions.filter(isException))}.`,
    'Refused:',
    list([
      ...byAdvice(instead).map(([advice, some]) => `${names(some)}: ${advice}`),
      `${names(others)}.`,
    ]),
  ]
}

/** Built-in names that the compiler reads in one place alone, and that place. */
const IN_PLACE: Readonly<Record<string, string>> = {
  super: 'class A:\n    def __init__(self):\n        super().__init__()\n',
  property: 'class A:\n    @property\n    def f(self): pass\n',
  staticmethod: 'class A:\n    @staticmethod\n    def f(): pass\n',
  classmethod: 'class A:\n    @classmethod\n    def f(cls): pass\n',
}

/** Names with the same advice, together. */
function byAdvice(all: readonly string[]): readonly (readonly [string, readonly string[]])[] {
  const groups = new Map<string, string[]>()
  for (const name of all) {
    const advice = INSTEAD.get(name) ?? ''
    groups.set(advice, [...(groups.get(advice) ?? []), name])
  }
  return [...groups]
}

/** Types whose methods people call by name, with the name that they know. */
const SHOWN_AS: Readonly<Record<string, string>> = {
  '_io.TextIOWrapper': 'files opened as text',
  '_io.BufferedRandom': 'files opened as bytes',
  '_hashlib.HASH': 'hashlib objects',
  '<named tuple>': 'named tuples',
}

function methods(): readonly string[] {
  const found = new Map<string, readonly string[]>()
  for (const [type, table] of TABLES.flatMap((one) => [...one.methods])) {
    const own = Object.keys(table).filter((name) => /^(_?[a-z])\w*$/.test(name))
    const ofClass = /^type (.*)$/.exec(type)?.[1]
    found.set(ofClass ?? type, [...(found.get(ofClass ?? type) ?? []), ...own])
  }
  found.set(
    'dict',
    (found.get('dict') ?? []).filter((name) => name !== 'has_key'),
  )
  found.set(
    'str',
    (found.get('str') ?? []).filter((name) => name !== 'decode'),
  )
  return [...found]
    .filter(([type, own]) => own.length > 0 && (type in SHOWN_AS || /^[a-z][\w.]*$/.test(type)))
    .filter(([type]) => type !== 'file')
    .map(([type, own]): readonly [string, readonly string[]] => [
      SHOWN_AS[type] ?? code(type),
      sorted(own),
    ])
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([type, own]) => `${type}: ${names(own)}`)
}

/** Modules that are not of Python: what they are. */
const OURS: Readonly<Record<string, string>> = {
  cache: 'a cache like Memcached, shared by the processes',
  db: 'rows, shared by the processes',
  'django.core.cache': 'the same cache',
}

function modules(): readonly string[] {
  return sorted(NAMES.modules.keys())
    .filter((name) => !['settings', 'browser'].includes(name))
    .map((name) => {
      const members = sorted(NAMES.modules.get(name) ?? []).filter((one) => /^[A-Za-z]/.test(one))
      const what = OURS[name]
      return `${code(name)}${what === undefined ? '' : ` (${what})`}: ${names(members)}`
    })
}

function otherModules(): readonly string[] {
  const unmodelled = sorted([...STANDARD_MODULES, ...INSTEAD.keys()]).filter(
    (name) => !name.includes('.') && STANDARD_MODULES.has(name) && !NAMES.modules.has(name),
  )
  const forTypes = unmodelled.filter((name) => read(`import ${name}\n`).ok)
  const refused = unmodelled.filter((name) => !forTypes.includes(name) && INSTEAD.has(name))
  const members = sorted(INSTEAD.keys()).filter(
    (name) => name.includes('.') && !NAMES.modules.has(name) && !isMember(name),
  )
  return [
    ...(forTypes.length === 0
      ? []
      : [`These can be imported for annotations, which are not read: ${names(forTypes)}.`]),
    'Every other module of Python is refused. What to write instead of some:',
    list(byAdvice([...refused, ...members]).map(([advice, some]) => `${names(some)}: ${advice}`)),
  ]
}

function isMember(path: string): boolean {
  const dot = path.lastIndexOf('.')
  return NAMES.modules.get(path.slice(0, dot))?.has(path.slice(dot + 1)) === true
}

function leftOut(): readonly string[] {
  const functions = [
    ...[...NAMES.builtins].filter((name) => PYTHON_BUILTINS.has(name)),
    ...[...NAMES.modules].flatMap(([module, members]) =>
      [...members].map((member) => `${module}.${member}`),
    ),
  ]
  return sorted(functions).flatMap((name) => {
    const keywords = [...(NAMES.unmodelledArguments(name)?.keywords.keys() ?? [])]
    return keywords.length === 0 ? [] : [`${code(`${name}()`)}: ${names(keywords)}`]
  })
}
