import type { Code } from '../python/index.ts'
import { identityFlow } from './identityFlow.ts'
import { membersUsed } from './membersUsed.ts'
import { namesIn } from './namesIn.ts'
import { statsAreHarmless } from './statUses.ts'

/**
 * Can processes that do the same be exchanged? Exchanging them renames what distinguishes them:
 * fresh keys, temporary names, inode numbers, pids. That keeps every step only if the program
 * does nothing with such an identity but store it, compare it for equality and build names of it.
 * So a program is refused that
 *
 * - uses anything of a module but what is known to give no such number, no order of such names, no
 *   chance and no time (`os.listdir`, what `os.stat` says but for links and sizes, `random`, … are refused), or a built-in that
 *   does (`id`, …), or
 * - lets an identity flow into an operation that is not known to leave it whole, or
 * - has generators, functions inside of functions, or special methods.
 *
 * Decided from the compiled code, without running it. In doubt the answer is no: then nothing is
 * exchanged, and only time is lost.
 */
export function isInterchangeable(code: Code): boolean {
  const names = namesIn(code)
  if (NUMBERS.some((name) => names.has(name)) || handsFunctionsAround(code)) return false
  if (namesMember(code, TELLING_MEMBERS) || !statsAreHarmless(code)) return false
  return modulesOf(code).every((module) => isHarmless(code, module)) && !identityFlow(code)
}

/** Is an attribute or a method of such a name asked for, of whatever object? */
function namesMember({ functions }: Code, pattern: RegExp): boolean {
  const finds = (node: unknown): boolean => {
    if (typeof node !== 'object' || node === null) return false
    const { kind, name } = node as Readonly<Record<string, unknown>>
    const isMember = kind === 'attribute' || kind === 'method' || kind === 'getattr'
    if (isMember && typeof name === 'string' && pattern.test(name)) return true
    return Object.values(node).some(finds)
  }
  return [...functions.values()].some(({ points }) => points.some(({ op }) => finds(op)))
}

/** They give numbers or times of files, names in their order, or attributes by name. */
const TELLING_MEMBERS =
  /^(?:get[acm]time|getsize|same\w*file|st_(?!nlink|size|mode)\w+|listdir|scandir|walk|r?i?glob|iterdir|getp?pid|urandom|__dict__)$/

function modulesOf({ globals }: Code): readonly string[] {
  const all = [...globals.values()].flatMap((names) =>
    [...names.values()].flatMap((global) => {
      if (global.kind === 'module') return [global.name]
      return global.kind === 'member' ? [global.module] : []
    }),
  )
  return [...new Set(all)]
}

/** Is what a program uses of a module the same for every process, but for identities that are followed? */
function isHarmless(code: Code, module: string): boolean {
  if (ALL_HARMLESS.has(module)) return true
  const harmless = HARMLESS[module]
  if (harmless === undefined) return false
  const used = membersUsed(code, module)
  return used !== null && [...used].every((member) => harmless.test(member))
}

/** Nothing in these is different for two processes, even where they are handed around. */
const ALL_HARMLESS = new Set(['errno', 'settings', 'typing'])

/** The members of each module that may be used. Of what is not named here nothing is known. */
const HARMLESS: Readonly<Record<string, RegExp>> = {
  browser: /^(?:send|receive)$/,
  cache: /^(?:get|set|add|delete|incr|decr)$/,
  collections: /^(?:defaultdict|OrderedDict|deque|namedtuple)$/,
  contextlib: /^(?:closing|suppress)$/,
  dataclasses: /^(?:dataclass|field)$/,
  db: /^(?:select|select_for_update|exists|insert|update|increment|delete|atomic|IntegrityError)$/,
  'django.core.cache': /^cache$/,
  'django.db': /^(?:transaction|IntegrityError)$/,
  'django.db.transaction': /^atomic$/,
  fcntl: /^(?:flock|lockf|LOCK_[A-Z]+)$/,
  hashlib: /^(?:md5|sha1|sha256)$/,
  json: /^(?:dumps|loads|dump|load|JSONDecodeError)$/,
  logging: /^(?:debug|info|warning|error)$/,
  os: /^(?:O_[A-Z]+|SEEK_[A-Z]+|open|close|read|write|pread|pwrite|lseek|ftruncate|fsync|fdatasync|fdopen|link|mkdir|makedirs|rename|replace|remove|rmdir|unlink|[lf]?stat|path|error|sep)$/,
  'os.path': /^(?:basename|dirname|exists|isdir|isfile|join|split)$/,
  shutil: /^move$/,
  tempfile: /^(?:mkstemp|NamedTemporaryFile)$/,
  traceback: /^print_exc$/,
  uuid: /^uuid4$/,
}

/**
 * Values that go through cells, generators, `*` and special methods are not followed: in doubt the
 * answer is no.
 */
function handsFunctionsAround({ functions, classes }: Code): boolean {
  const special = [...classes.values()].flatMap(({ methods }) => [...methods.keys()])
  return (
    special.some((name) => /^__\w+__$/.test(name) && !FOLLOWED.test(name)) ||
    [...functions.values()].some(
      (fn) =>
        fn.generator === true ||
        fn.qualifiedName !== undefined ||
        fn.free !== undefined ||
        /^<(?!module>)/.test(fn.name) ||
        fn.parameters.some(({ takes }) => takes === 'rest' || takes === 'named'),
    )
  )
}

const FOLLOWED = /^__(?:init|enter|exit|getitem|setitem|delitem|contains)__$/

/** Their results hold addresses, or names in their order; or they reach anything by its name. */
const NUMBERS = [
  'id',
  'hash',
  'getattr',
  'setattr',
  'delattr',
  'vars',
  'dir',
  'globals',
  'locals',
  'eval',
  'exec',
  '__import__',
]
