import type { ClassRef } from './value.ts'

/**
 * Attributes that Python's own types have (`dir` of CPython 3.11). One that is here and that no
 * table of ours has is a limit of the model, and must not look like an error of the program.
 */
const PYTHON: ReadonlyMap<string, string> = new Map([
  [
    'str',
    'capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill',
  ],
  [
    'bytes',
    'capitalize center count decode endswith expandtabs find fromhex hex index isalnum isalpha isascii isdigit islower isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill',
  ],
  ['list', 'append clear copy count extend index insert pop remove reverse sort'],
  ['dict', 'clear copy fromkeys get items keys pop popitem setdefault update values'],
  ['tuple', 'count index'],
  [
    'int',
    'as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag numerator real to_bytes',
  ],
  ['range', 'count index start step stop'],
  [
    'bool',
    'as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag numerator real to_bytes',
  ],
  [
    '_io.TextIOWrapper',
    'buffer close closed detach encoding errors fileno flush isatty line_buffering name newlines read readable readline readlines reconfigure seek seekable tell truncate writable write write_through writelines',
  ],
  [
    '_io.BufferedRandom',
    'close closed detach fileno flush isatty mode name peek raw read read1 readable readinto readinto1 readline readlines seek seekable tell truncate writable write writelines',
  ],
  [
    '_io.BufferedReader',
    'close closed detach fileno flush isatty mode name peek raw read read1 readable readinto readinto1 readline readlines seek seekable tell truncate writable write writelines',
  ],
  [
    '_io.BufferedWriter',
    'close closed detach fileno flush isatty mode name peek raw read read1 readable readinto readinto1 readline readlines seek seekable tell truncate writable write writelines',
  ],
])

/** What Python 2 has in addition. */
const ONLY_PYTHON_2: ReadonlyMap<string, string> = new Map([
  ['dict', 'has_key iteritems iterkeys itervalues viewitems viewkeys viewvalues'],
  ['str', 'decode'],
  [
    'file',
    'close fileno flush isatty next read readinto readline readlines seek tell truncate write writelines xreadlines',
  ],
])

/** Does the type have such an attribute in the real Python? */
export function isPythonAttribute(version: 2 | 3, cls: ClassRef, name: string): boolean {
  if (cls.kind !== 'builtin') return false
  const tables = version === 2 ? [PYTHON, ONLY_PYTHON_2] : [PYTHON]
  return tables.some((table) => table.get(cls.name)?.split(' ').includes(name) === true)
}
