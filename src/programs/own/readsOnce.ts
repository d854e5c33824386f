import type { Code, Expr, FunctionCode, FunctionId, Global } from '../../python/index.ts'

/**
 * May a read to the end of a file be one step? CPython reads again until it gets nothing, and what
 * another has written in between is read, too. It is one step when the code shows that no process
 * writes, or empties, a file that one reads: every open of a process has its path and its mode in the
 * text, no path is read and written, and nothing that processes run can give a file another name or
 * write to it in another way. Anything unknown is a no.
 *
 * What runs alone does not count: `setup`, the rules, the top of the file.
 */
export function readsOnce(code: Code): boolean {
  const alone = runsAlone(code)
  const found: Found = { code, reads: new Set(), writes: new Set(), unknown: false }
  for (const fn of code.functions.values()) {
    for (const { op } of fn.points) {
      const [opened, rest] = openCallIn(code, op)
      if (!alone.has(fn.id)) addOpen(found, opened)
      // What is only mentioned may be handed to a process.
      walk(found, rest, alone.has(fn.id))
    }
  }
  for (const value of constantsOf(code)) walk(found, value, false)
  const { reads, writes, unknown } = found
  if (unknown || reads.size === 0) return false
  if (writes.size > 0 && (reads.has(ANY) || writes.has(ANY))) return false
  return [...reads].every((path) => !writes.has(path))
}

/** Values that are in no operation: of names at the top, of classes, of parameters. */
function constantsOf(code: Code): readonly Expr[] {
  const globals = [...code.globals.values()].flatMap((each) => [...each.values()])
  const attributes = [...code.classes.values()].flatMap((cls) => [...cls.attributes.values()])
  const parameters = [...code.functions.values()].flatMap((fn) => fn.parameters)
  return [
    ...globals.flatMap((global) => (global.kind === 'constant' ? [global.value] : [])),
    ...attributes,
    ...parameters.flatMap(({ default: value }) => (value === null ? [] : [value])),
  ]
}

/** A path that is not in the text. */
const ANY = ''

interface Found {
  readonly code: Code
  readonly reads: Set<string>
  readonly writes: Set<string>
  /** something may write, nobody knows where */
  unknown: boolean
}

type Node = Readonly<Record<string, unknown>>

interface Open {
  readonly path: unknown
  readonly mode: unknown
}

/** The functions that no process runs, as far as the names say that the others mention. */
function runsAlone(code: Code): ReadonlySet<FunctionId> {
  const isRule = ({ name }: FunctionCode) => /^(setup$|at_end|always)/.test(name)
  const alone = new Set(
    [...code.functions.values()]
      .filter(
        (fn) => fn.name === '<module>' || (isRule(fn) && fn.id === `${moduleOf(fn)}.${fn.name}`),
      )
      .map(({ id }) => id),
  )
  for (let again = true; again;) {
    const functions = [...code.functions.values()]
    const run = functions.filter(({ id }) => !alone.has(id)).flatMap((fn) => namesOf(fn.points))
    // The top of a file says what the processes are.
    const tops = functions.filter(({ name }) => name === '<module>')
    const mentioned = new Set([...run, ...tops.flatMap((fn) => namesOf(fn.points)).filter(isName)])
    const also = [...alone].filter((id) => {
      const name = id.slice(id.lastIndexOf('.') + 1)
      return mentioned.has(name === '<module>' ? IMPORT : name)
    })
    for (const id of also) alone.delete(id)
    again = also.length > 0
  }
  return alone
}

/** Stands among the names for "another file may be run". */
const IMPORT = '<import>'

function isName(name: string): boolean {
  return name !== IMPORT
}

function moduleOf({ file }: FunctionCode): string {
  return file.replace(/\.py$/, '')
}

/** Every name that is mentioned. */
function namesOf(node: unknown): readonly string[] {
  if (!isNode(node)) return []
  const own = typeof node['name'] === 'string' ? [node['name']] : []
  const runs = node['kind'] === 'import' ? [IMPORT] : []
  return [...own, ...runs, ...Object.values(node).flatMap(namesOf)]
}

/** The call of the built-in `open` that an operation is, and what else is in it. */
export function openCallIn(code: Code, op: unknown): readonly [Open | null, unknown] {
  if (!isNode(op) || op['kind'] !== 'call' || !isNode(op['callee'])) return [null, op]
  const callee = op['callee']
  const args = op['args'] as readonly Expr[]
  const keywords = op['keywords'] as readonly { readonly name: string; readonly value: Expr }[]
  if (callee['kind'] !== 'value' || !isOpen(code, callee['value'])) return [null, op]
  const rest = [args, keywords]
  const spreads =
    args.some(({ kind }) => kind === 'star') || keywords.some(({ name }) => name === '**')
  if (spreads) return [{ path: null, mode: null }, rest]
  const given = (name: string) => keywords.find((one) => one.name === name)?.value
  const path = args[0] ?? given('file')
  const mode = args[1] ?? given('mode') ?? { kind: 'constant', value: 'r' }
  return [{ path, mode }, rest]
}

/** Is an expression the built-in `open`? */
export function isOpen(code: Code, node: unknown): boolean {
  if (!isNode(node) || node['kind'] !== 'global' || node['name'] !== 'open') return false
  return code.globals.get(String(node['file']))?.has('open') !== true
}

function addOpen({ code, reads, writes }: Found, open: Open | null): void {
  if (open === null) return
  const path = constantText(code, open.path)
  const mode = constantText(code, open.mode)
  const where = path === null ? ANY : normal(path)
  if (mode === null || /[wax+]/.test(mode)) writes.add(where)
  if (mode === null || /[r+]/.test(mode)) reads.add(where)
}

function constantText(code: Code, node: unknown): string | null {
  if (!isNode(node)) return null
  if (node['kind'] === 'constant') return typeof node['value'] === 'string' ? node['value'] : null
  const global = node['kind'] === 'global' ? globalOf(code, node) : undefined
  return global?.kind === 'constant' ? constantText(code, global.value) : null
}

/** Relative paths start at /work. */
function normal(path: string): string {
  const parts: string[] = []
  for (const part of (path.startsWith('/') ? path : `/work/${path}`).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}

/**
 * Looks for all that may write, whatever name it has here. In what runs alone a direct call does not
 * count; a link does, which gives a file a second path.
 */
function walk(found: Found, node: unknown, alone: boolean): void {
  if (!isNode(node)) return
  if (isOpen(found.code, node)) found.unknown = true
  const direct =
    node['kind'] === 'call' && isNode(node['callee']) ? calleeName(found.code, node) : null
  if (alone && direct !== null && !direct.endsWith('link')) {
    walk(found, [node['args'], node['keywords']], alone)
    return
  }
  const full = fullName(found.code, node)
  if (full === null) for (const each of Object.values(node)) walk(found, each, alone)
  else if (!isHarmless(full)) found.unknown = true
}

function calleeName(code: Code, { callee }: Node): string | null {
  if (!isNode(callee)) return null
  return fullName(code, callee['kind'] === 'value' ? callee['value'] : callee)
}

/** "os.replace" of what stands for a module or a member of one; null for anything else. */
function fullName(code: Code, node: unknown): string | null {
  if (!isNode(node)) return null
  if (node['kind'] === 'global') return nameOfGlobal(globalOf(code, node))
  if (node['kind'] !== 'attribute' && node['kind'] !== 'method' && node['kind'] !== 'getattr')
    return null
  const base = fullName(code, node['object'])
  if (base === null) return null
  const name = String(node['name'])
  if (!base.startsWith(FILE)) return `${base}.${name}`
  return nameOfGlobal(code.globals.get(base.slice(FILE.length))?.get(name))
}

const FILE = 'file '

function globalOf(code: Code, { file, name }: Node): Global | undefined {
  return code.globals.get(String(file))?.get(String(name))
}

function nameOfGlobal(global: Global | undefined): string | null {
  if (global?.kind === 'module') return global.name
  if (global?.kind === 'member') return `${global.module}.${global.name}`
  return global?.kind === 'file' ? `${FILE}${global.file}` : null
}

/** Modules of which nothing writes to a file that was not opened by `open`. */
const MODULES = new Set(
  (
    'base64 browser cache collections contextlib copy dataclasses datetime db django enum errno fcntl functools hashlib ' +
    'itertools json logging math operator os.path random re secrets string sys time traceback typing uuid'
  ).split(' '),
)

/** Members of os that write nothing, and give no file another name. */
const OS = new Set(
  (
    'access close environ error fdatasync fspath fstat fsync getcwd getenv getpid getppid kill linesep listdir lseek ' +
    'lstat makedirs mkdir name read remove removedirs rmdir scandir sep stat strerror unlink urandom'
  ).split(' '),
)

function isHarmless(full: string): boolean {
  if (full.startsWith(FILE)) return true
  const [first = '', second = ''] = full.split('.')
  if (first === 'os') return second === 'path' || OS.has(second) || /^(O|SEEK)_/.test(second)
  return MODULES.has(first)
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null
}
