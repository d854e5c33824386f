import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ALL_OPS, DIRS, turnOf, type Turn } from './callArbitraries.oracle.ts'
import { descriptionOf } from './fs.ts'
import { bytes, emptyFs, exitProcess, fsKey, noticeable, perform, pid, withFile } from './index.ts'
import type { Fs } from './index.ts'
import { resolve } from './resolve.ts'

const START = withFile(emptyFs(DIRS), '/d/a', bytes('start'))
const turns = fc.array(turnOf(ALL_OPS), { maxLength: 25, size: 'max' })

test('[V41] swapping neighbours on different files gives deeply equal disks', () => {
  let swapped = 0
  fc.assert(
    fc.property(turns, turnOf(ALL_OPS), turnOf(ALL_OPS), (before, a, b) => {
      const fs = run(START, before)
      fc.pre(a.pid !== b.pid && areDisjoint(touchedBy(fs, a), touchedBy(fs, b)))
      swapped++
      const ab = inOrder(fs, a, b)
      const ba = inOrder(fs, b, a)
      expect([ba.second, ba.first]).toEqual([ab.first, ab.second])
      expect(ba.fs).toEqual(ab.fs)
      expect(fsKey(ba.fs)).toBe(fsKey(ab.fs))
    }),
    { numRuns: 2000 },
  )
  expect(swapped).toBe(2000)
})

test('[V45] a call that is not noticeable commutes with every call of another process', () => {
  fc.assert(
    fc.property(turns, turnOf(['close', 'lseek']), turnOf(ALL_OPS), (before, a, b) => {
      const fs = run(START, before)
      fc.pre(a.pid !== b.pid && !noticeable(fs, a.pid, a.call))
      const ab = inOrder(fs, a, b)
      const ba = inOrder(fs, b, a)
      expect([ba.second, ba.first, ba.fs]).toEqual([ab.first, ab.second, ab.fs])
    }),
    { numRuns: 1000 },
  )
})

test('[V43] keys are equal exactly for deeply equal disks', () => {
  const short = fc.array(turnOf(['open', 'close', 'unlink']), { maxLength: 3 })
  const seen = new Set<boolean>()
  fc.assert(
    fc.property(short, short, (one, other) => {
      const [a, b] = [run(START, one), run(START, other)]
      const same = equal(a, b)
      seen.add(same)
      expect(fsKey(a) === fsKey(b)).toBe(same)
    }),
    { numRuns: 1000 },
  )
  expect(seen.size).toBe(2)
})

test('[V43] no data looks like structure in a key', () => {
  const a = withFile(withFile(emptyFs(['/d']), '/d/x', bytes('1')), '/d/y', bytes('2'))
  const b = withFile(withFile(emptyFs(['/d']), '/d/x', bytes('1i2,1,1:2')), '/d/y', bytes(''))
  expect(fsKey(a)).not.toBe(fsKey(b))
})

test('[V40] no call changes the disk it was given, and maps stay in key order', () => {
  fc.assert(
    fc.property(turns, (sequence) => {
      let fs = START
      for (const turn of sequence) {
        const key = fsKey(fs)
        const after = perform(fs, turn.pid, turn.call).fs
        expect(fsKey(fs)).toBe(key)
        expect(after === fs).toBe(fsKey(after) === key)
        fs = after
      }
      for (const map of [fs.dirs, fs.names, fs.inodes, fs.processes]) {
        const keys = [...map.keys()] as (string | number)[]
        expect(keys).toEqual([...keys].sort((x, y) => (x < y ? -1 : 1)))
      }
    }),
  )
})

test('[V11] link counts are right, and nothing lives without a name or a description', () => {
  fc.assert(
    fc.property(turns, (sequence) => {
      const fs = run(START, sequence)
      const open = [...fs.processes.values()].flatMap(({ files }) =>
        [...files.values()].map(({ ino }) => ino),
      )
      for (const [ino, { nlink }] of fs.inodes) {
        expect([...fs.names.values()].filter((named) => named === ino)).toHaveLength(nlink)
        expect(nlink > 0 || open.includes(ino)).toBe(true)
      }
    }),
  )
})

test('[V44] after the end of every process only the named files are left', () => {
  fc.assert(
    fc.property(turns, (sequence) => {
      const fs = run(START, sequence)
      const ended = [0, 1, 2].reduce((left, n) => exitProcess(left, pid(n)), fs)
      expect(ended.names).toEqual(fs.names)
      expect(ended.processes.size).toBe(0)
      expect(new Set(ended.inodes.keys())).toEqual(new Set(fs.names.values()))
    }),
  )
})

function run(fs: Fs, sequence: readonly Turn[]): Fs {
  return sequence.reduce((now, { pid: who, call }) => perform(now, who, call).fs, fs)
}

function inOrder(fs: Fs, one: Turn, other: Turn) {
  const first = perform(fs, one.pid, one.call)
  const second = perform(first.fs, other.pid, other.call)
  return { first: first.result, second: second.result, fs: second.fs }
}

/** The names and inodes that a call could look at or change; '*': all of them. */
function touchedBy(fs: Fs, { pid: who, call }: Turn): ReadonlySet<string | number> {
  // All paths below a directory depend on it.
  if (perform(fs, who, call).fs.dirs !== fs.dirs) return new Set(['*'])
  if ('fd' in call) return new Set([descriptionOf(fs, who, call.fd)?.ino ?? `${who}`])
  if (call.op === 'listdir' || call.op === 'rmdir') return new Set(['*'])
  if (call.op === 'mkstemp') return new Set([...namesAt(fs, call.dir), 'new name'])
  const paths = 'path' in call ? [call.path] : [call.from, call.to]
  return new Set(paths.flatMap((path) => namesAt(fs, path)))
}

function namesAt(fs: Fs, path: string): readonly (string | number)[] {
  const place = resolve(fs, path)
  // What cannot be looked up depends on every name on the way.
  if (place.kind === 'failed') return prefixesOf(path)
  return place.kind === 'free' ? [place.path] : [place.path, place.ino]
}

/** '/d', '/d/a' and '/d/a/b' of '/d/a/b'. */
function prefixesOf(path: string): readonly string[] {
  const parts = path.split('/')
  return parts.slice(1).map((_, index) => parts.slice(0, index + 2).join('/'))
}

function areDisjoint(a: ReadonlySet<string | number>, b: ReadonlySet<string | number>): boolean {
  if (a.has('*') || b.has('*')) return false
  return [...a].every((item) => !b.has(item))
}

function equal(a: unknown, b: unknown): boolean {
  try {
    expect(a).toEqual(b)
    return true
  } catch {
    return false
  }
}
