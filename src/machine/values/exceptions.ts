import type { Errno } from '../../vfs/index.ts'

interface Tree {
  readonly [name: string]: Tree
}

/** Python 3.11's built-in exceptions, as far as a program of ours can meet them. */
const PYTHON_3: Tree = {
  BaseException: {
    KeyboardInterrupt: {},
    SystemExit: {},
    GeneratorExit: {},
    Exception: {
      ArithmeticError: { ZeroDivisionError: {}, OverflowError: {}, FloatingPointError: {} },
      AssertionError: {},
      AttributeError: { 'dataclasses.FrozenInstanceError': {} },
      BufferError: {},
      // Django's (django/db/utils.py, django/db/transaction.py)
      'db.Error': {
        'db.DatabaseError': {
          'db.IntegrityError': {},
          'db.OperationalError': {},
          'db.ProgrammingError': { 'db.TransactionManagementError': {} },
        },
      },
      EOFError: {},
      ImportError: { ModuleNotFoundError: {} },
      LookupError: { KeyError: {}, IndexError: {} },
      MemoryError: {},
      NameError: { UnboundLocalError: {} },
      OSError: {
        BlockingIOError: {},
        FileExistsError: {},
        FileNotFoundError: {},
        IsADirectoryError: {},
        NotADirectoryError: {},
        PermissionError: {},
        ProcessLookupError: {},
        InterruptedError: {},
        TimeoutError: {},
        'io.UnsupportedOperation': {},
      },
      '_pickle.PickleError': { '_pickle.PicklingError': {}, '_pickle.UnpicklingError': {} },
      RuntimeError: {
        RecursionError: {},
        NotImplementedError: {},
        'threading.BrokenBarrierError': {},
      },
      StopIteration: {},
      'queue.Empty': {},
      'queue.Full': {},
      SystemError: {},
      TypeError: {},
      ValueError: {
        UnicodeError: { UnicodeDecodeError: {}, UnicodeEncodeError: {} },
        'json.JSONDecodeError': {},
      },
      Warning: { UserWarning: {}, DeprecationWarning: {}, RuntimeWarning: {} },
    },
  },
}

/** Python 2.5's: IOError and OSError are sisters, so that catching one misses the other. */
const PYTHON_2: Tree = {
  BaseException: {
    KeyboardInterrupt: {},
    SystemExit: {},
    GeneratorExit: {},
    Exception: {
      StandardError: {
        ArithmeticError: { ZeroDivisionError: {}, OverflowError: {}, FloatingPointError: {} },
        AssertionError: {},
        AttributeError: {},
        'db.IntegrityError': {},
        EOFError: {},
        EnvironmentError: { IOError: {}, OSError: {} },
        ImportError: {},
        LookupError: { KeyError: {}, IndexError: {} },
        MemoryError: {},
        NameError: { UnboundLocalError: {} },
        RuntimeError: { NotImplementedError: {} },
        SystemError: {},
        TypeError: {},
        ValueError: {
          UnicodeError: { UnicodeDecodeError: {}, UnicodeEncodeError: {} },
        },
      },
      StopIteration: {},
      Warning: { UserWarning: {}, DeprecationWarning: {}, RuntimeWarning: {} },
    },
  },
}

/** From each exception's name to its base's; BaseException has null. */
function parents(tree: Tree, parent: string | null): readonly (readonly [string, string | null])[] {
  return Object.entries(tree).flatMap(([name, children]) => [
    [name, parent] as const,
    ...parents(children, name),
  ])
}

const BASES: { readonly [version in 2 | 3]: ReadonlyMap<string, string | null> } = {
  2: new Map(parents(PYTHON_2, null)),
  3: new Map(parents(PYTHON_3, null)),
}

const ALIASES: ReadonlyMap<string, string> = new Map([
  ['IOError', 'OSError'],
  ['EnvironmentError', 'OSError'],
])

/** The class that a name means in this version: IOError is OSError in 3. Null: not an exception. */
export function exceptionNamed(version: 2 | 3, name: string): string | null {
  const canonical = version === 3 ? (ALIASES.get(name) ?? name) : name
  return BASES[version].has(canonical) ? canonical : null
}

/** The base of a built-in exception; null for BaseException and for what is none. */
export function exceptionBase(version: 2 | 3, name: string): string | null {
  return BASES[version].get(name) ?? null
}

/** Every name that the built-in scope of either version knows as an exception. */
export function exceptionNames(): readonly string[] {
  const names = [...BASES[3].keys(), ...BASES[2].keys(), ...ALIASES.keys()]
  return [...new Set(names)].filter((name) => !name.includes('.'))
}

/** Linux's numbers and glibc's texts (errno-base.h, strerror). */
export const ERRNO: { readonly [name in Errno]: { number: bigint; text: string } } = {
  EPERM: { number: 1n, text: 'Operation not permitted' },
  ENOENT: { number: 2n, text: 'No such file or directory' },
  EBADF: { number: 9n, text: 'Bad file descriptor' },
  EWOULDBLOCK: { number: 11n, text: 'Resource temporarily unavailable' },
  EACCES: { number: 13n, text: 'Permission denied' },
  EBUSY: { number: 16n, text: 'Device or resource busy' },
  EEXIST: { number: 17n, text: 'File exists' },
  ENOTDIR: { number: 20n, text: 'Not a directory' },
  EISDIR: { number: 21n, text: 'Is a directory' },
  EINVAL: { number: 22n, text: 'Invalid argument' },
  ENOSPC: { number: 28n, text: 'No space left on device' },
  ENOTEMPTY: { number: 39n, text: 'Directory not empty' },
}

const BY_ERRNO: ReadonlyMap<bigint, string> = new Map([
  [1n, 'PermissionError'],
  [2n, 'FileNotFoundError'],
  [11n, 'BlockingIOError'],
  [3n, 'ProcessLookupError'],
  [13n, 'PermissionError'],
  [17n, 'FileExistsError'],
  [20n, 'NotADirectoryError'],
  [21n, 'IsADirectoryError'],
])

/** The subclass of OSError that Python 3 makes for an error number (PEP 3151). */
export function osErrorClass(errno: bigint): string {
  return BY_ERRNO.get(errno) ?? 'OSError'
}
