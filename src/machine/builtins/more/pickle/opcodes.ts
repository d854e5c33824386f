/** The opcodes of plain data in protocols 2 to 5 (Lib/pickletools.py of CPython 3.11). */
export const OP = {
  ADDITEMS: '\x90',
  APPEND: 'a',
  APPENDS: 'e',
  BINBYTES: 'B',
  BINFLOAT: 'G',
  BINGET: 'h',
  BININT: 'J',
  BININT1: 'K',
  BININT2: 'M',
  BINPUT: 'q',
  BINUNICODE: 'X',
  EMPTY_DICT: '}',
  EMPTY_LIST: ']',
  EMPTY_SET: '\x8f',
  EMPTY_TUPLE: ')',
  FRAME: '\x95',
  FROZENSET: '\x91',
  LONG1: '\x8a',
  LONG4: '\x8b',
  LONG_BINGET: 'j',
  LONG_BINPUT: 'r',
  MARK: '(',
  MEMOIZE: '\x94',
  NEWFALSE: '\x89',
  NEWTRUE: '\x88',
  NONE: 'N',
  PROTO: '\x80',
  SETITEM: 's',
  SETITEMS: 'u',
  SHORT_BINBYTES: 'C',
  SHORT_BINUNICODE: '\x8c',
  STOP: '.',
  TUPLE: 't',
  TUPLE1: '\x85',
  TUPLE2: '\x86',
  TUPLE3: '\x87',
} as const

/** All other opcodes that there are. */
export const OTHERS: ReadonlySet<string> = new Set(
  '012FILSTPQRUVbcdgilop\x81\x82\x83\x84\x8d\x8e\x92\x93\x96\x97\x98',
)

/** Room for one number. */
export const NUMBER = new DataView(new ArrayBuffer(8))

/** A number of 32 bits, little-endian. */
export function fourBytes(number: number): string {
  NUMBER.setInt32(0, number, true)
  return String.fromCharCode(...[0, 1, 2, 3].map((at) => NUMBER.getUint8(at)))
}

/** A length, little-endian. */
export function eightBytes(number: number): string {
  return fourBytes(number % 2 ** 32) + fourBytes(Math.floor(number / 2 ** 32))
}
