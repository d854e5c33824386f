import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ALL_OPS, DIRS, lockTurn, turnOf, type Turn } from './callArbitraries.oracle.ts'
import {
  bytes,
  emptyFs,
  exitProcess,
  fd,
  fsKey,
  isBlocked,
  joinForStep,
  joinFs,
  mayHoldGarbage,
  ownKey,
  perform,
  pid,
  splitFs,
  withFile,
  withoutGarbage,
} from './index.ts'
import type { Fs, OwnFiles, Pid } from './index.ts'

const PIDS = [pid(0), pid(1), pid(2)]
const START = withFile(emptyFs(DIRS), '/d/a', bytes('start'))

/** A disk in parts, as a search has it. */
interface Parts {
  readonly shared: Fs
  readonly owners: readonly OwnFiles[]
}

function inParts(fs: Fs): Parts {
  return {
    shared: PIDS.reduce((shared, who) => splitFs(shared, who).shared, fs),
    owners: PIDS.map((who) => splitFs(fs, who).own),
  }
}

function joinParts({ shared, owners }: Parts): Fs {
  return owners.reduce((fs, own, who) => joinFs(fs, pid(who), own), shared)
}

/** What one process does to its own part and to the shared one, as the search sees it. */
function inPart({ shared, owners }: Parts, who: Pid, act: (fs: Fs) => Fs): Parts {
  const before = joinForStep(shared, who, owners[who] ?? { files: new Map(), created: 0 })
  const after = splitFs(act(before), who)
  const changed = owners.with(who, after.own)
  return { shared: withoutGarbage(after.shared, changed), owners: changed }
}

const turns = fc.array(fc.oneof(turnOf(ALL_OPS), lockTurn), { maxLength: 40, size: 'max' })

test('a disk in parts takes every call as the whole one does', () => {
  let nameless = 0
  fc.assert(
    fc.property(turns, fc.nat({ max: 2 }), (all, leaving) => {
      let fs = START
      let parts = inParts(fs)
      const both = (who: Pid, act: (disk: Fs) => Fs): void => {
        fs = act(fs)
        parts = inPart(parts, who, act)
        expect(joinParts(parts)).toEqual(fs)
        if (mayHoldGarbage(parts.shared)) nameless += 1
      }
      for (const { pid: who, call } of all) {
        const answers: unknown[] = []
        both(who, (disk) => {
          const { fs: after, result } = perform(disk, who, call)
          answers.push(result)
          return after
        })
        // The whole disk and the part that a process sees give it the same answer, or none.
        expect(answers[0]).toEqual(answers[1])
      }
      both(pid(leaving), (disk) => exitProcess(disk, pid(leaving)))
    }),
    { numRuns: 600 },
  )
  expect(nameless).toBeGreaterThan(50)
})

test('taken apart and put together a disk is the same; equal disks have equal parts', () => {
  const run = (all: readonly Turn[]): Fs =>
    all.reduce((fs, { pid: who, call }) => perform(fs, who, call).fs, START)
  fc.assert(
    fc.property(turns, turns, (one, other) => {
      const [a, b] = [run(one), run(other)]
      expect(joinParts(inParts(a))).toEqual(a)
      const keyOf = ({ shared, owners }: Parts) =>
        JSON.stringify([fsKey(shared), owners.map(ownKey)])
      expect(keyOf(inParts(a)) === keyOf(inParts(b))).toBe(fsKey(a) === fsKey(b))
    }),
    { numRuns: 300 },
  )
})

test('the shared part shows locks and saves under way, but no offset and no path', () => {
  const opened = perform(START, pid(0), { op: 'open', path: '/d/a', flags: ['O_RDWR'] }).fs
  expect(splitFs(opened, pid(0)).shared.processes.size).toBe(0)
  const lock = { op: 'flock', fd: fd(3), mode: 'LOCK_EX', nonblocking: false } as const
  const locked = perform(opened, pid(0), lock).fs
  const seen = splitFs(locked, pid(0)).shared
  expect([...(seen.processes.get(pid(0))?.files.values() ?? [])]).toMatchObject([
    { lock: 'LOCK_EX', path: '', offset: 0 },
  ])
  const other = perform(seen, pid(1), { op: 'open', path: '/d/a', flags: ['O_RDWR'] }).fs
  expect(isBlocked(perform(other, pid(1), lock).result)).toBe(true)
})

test('a file without a name stays as long as somebody has it open, and no longer', () => {
  const opened = perform(START, pid(0), { op: 'open', path: '/d/a', flags: ['O_RDONLY'] }).fs
  const parts = inParts(opened)
  const removed = inPart(
    parts,
    pid(1),
    (fs) => perform(fs, pid(1), { op: 'unlink', path: '/d/a' }).fs,
  )
  expect(mayHoldGarbage(removed.shared)).toBe(true)
  const closed = inPart(removed, pid(0), (fs) => perform(fs, pid(0), { op: 'close', fd: fd(3) }).fs)
  expect(mayHoldGarbage(closed.shared)).toBe(false)
  expect(closed.shared.inodes.size).toBe(0)
})

test('what is written to a nameless file and closed in one step is there for who else has it open', () => {
  const open = (fs: Fs, who: Pid, flags: 'O_WRONLY' | 'O_RDONLY') =>
    perform(fs, who, { op: 'open', path: '/d/a', flags: [flags] }).fs
  const [writer, reader] = [pid(0), pid(1)]
  const unlinked = perform(open(open(START, writer, 'O_WRONLY'), reader, 'O_RDONLY'), pid(2), {
    op: 'unlink',
    path: '/d/a',
  }).fs
  const parts = inPart(inParts(unlinked), writer, (fs) => {
    const written = perform(fs, writer, { op: 'write', fd: fd(3), data: bytes('later') }).fs
    return perform(written, writer, { op: 'close', fd: fd(3) }).fs
  })
  const read = perform(joinParts(parts), reader, { op: 'read', fd: fd(3), size: null })
  expect(read.result).toEqual({ ok: true, value: 'later' })
})
