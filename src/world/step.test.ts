import { expect, test } from 'vitest'
import { EMPTY_DB, withCached } from '../db/index.ts'
import { bytes, listFiles, openDescriptions } from '../vfs/index.ts'
import type { Pid } from '../vfs/index.ts'
import { planOf } from './testing/planOf.testing.ts'
import { lastWorld, replay, scheduleOf, toItsEnd } from './run.ts'
import { canHitNext, enabled, nextOperation, statusOf } from './bareStep.ts'
import { initialWorld, step } from './step.ts'
import type { Plan, World } from './world.ts'

const A = 0 as Pid
const B = 1 as Pid

const LEAKS = "def main():\n    f = open('/d/x', 'w')\n    f.write('a')\n    f.flush()\n"

const LOCKS = `import fcntl
def main():
    f = open('/d/x', 'w')
    fcntl.flock(f, fcntl.LOCK_EX)
    f.write('a')
    f.close()
`

function after(plan: Plan, schedule: string): World {
  const { run, divergence } = replay(plan, schedule)
  expect(divergence).toBeNull()
  return lastWorld(run)
}

test('a step is one shared operation and the local work up to the next one', () => {
  const plan = planOf("import os\ndef main():\n    n = 1 + 1\n    os.unlink('/d/x')\n", ['main'], {
    files: [{ path: '/d/x', data: bytes('1') }],
  })
  const first = initialWorld(plan)
  expect(nextOperation(plan, first, A)).toMatchObject({ call: { op: 'unlink' } })
  const stepped = step(plan, first, A)
  expect(stepped?.record).toMatchObject({ who: A, span: { file: 'main.py', line: 4 } })
  expect(listFiles(stepped?.world.fs ?? first.fs)).toEqual([])
})

test('a step leaves the world that it began with as it was', () => {
  const plan = planOf(LEAKS)
  const first = initialWorld(plan)
  step(plan, first, A)
  expect(listFiles(first.fs)).toEqual([])
  expect(first).toEqual(initialWorld(plan))
})

test('the end of a request closes the descriptors that it left open', () => {
  const done = toItsEnd(replay(planOf(LEAKS), '').run, A)
  expect(statusOf(done.plan, lastWorld(done), A).kind).toBe('finished')
  expect(openDescriptions(lastWorld(done).fs)).toEqual([])
})

test('the end of a request releases the locks that it left behind', () => {
  const text =
    "import fcntl\nimport os\ndef main():\n    fd = os.open('/d/x', os.O_WRONLY | os.O_CREAT)\n    fcntl.flock(fd, fcntl.LOCK_EX)\n    os.write(fd, b'a')\n"
  const plan = planOf(text, ['main', 'main'])
  const world = after(plan, 'ABA')
  expect(statusOf(plan, world, B)).toEqual({ kind: 'blocked', by: [A] })
  expect(statusOf(plan, after(plan, 'ABAA'), B).kind).toBe('ready')
})

test('a file object that nobody holds any more is closed by a step, which releases its lock', () => {
  const text =
    "import fcntl\ndef lock():\n    f = open('/d/x', 'w')\n    fcntl.flock(f, fcntl.LOCK_EX)\n\ndef main():\n    lock()\n    open('/d/x')\n"
  const plan = planOf(text, ['main', 'main'])
  expect(statusOf(plan, after(plan, 'BAA'), B)).toEqual({ kind: 'blocked', by: [A] })
  expect(nextOperation(plan, after(plan, 'BAA'), A)).toMatchObject({ call: { op: 'close' } })
  expect(statusOf(plan, after(plan, 'BAAA'), B).kind).toBe('ready')
})

test('a request that waits for a lock cannot step, and says who holds it', () => {
  const plan = planOf(LOCKS, ['main', 'main'])
  const world = after(plan, 'ABA')
  expect(statusOf(plan, world, B)).toEqual({ kind: 'blocked', by: [A] })
  expect(step(plan, world, B)).toBeNull()
  expect(enabled(plan, world)).toEqual([A])
})

test('a finished request makes no step', () => {
  const plan = planOf('def main():\n    return 1\n')
  const world = initialWorld(plan)
  expect(statusOf(plan, world, A)).toMatchObject({ kind: 'finished', finish: { repr: '1' } })
  expect(step(plan, world, A)).toBeNull()
  expect(nextOperation(plan, world, A)).toBeNull()
})

test('a kill happens instead of the step, closes what was open and loses the buffer', () => {
  const text = "def main():\n    f = open('/d/x', 'w')\n    f.write('a')\n    f.close()\n"
  const plan = planOf(text, ['main'], { fault: { kind: 'kill', who: A, step: 2 } })
  const done = toItsEnd(replay(plan, '').run, A)
  expect(scheduleOf(done)).toBe('AA')
  expect(done.records[1]).toMatchObject({ answer: null, fault: 'kill' })
  const world = lastWorld(done)
  expect(world.requests[A]?.killed).toBe(true)
  expect(openDescriptions(world.fs)).toEqual([])
  expect(listFiles(world.fs).map(({ data }) => data)).toEqual([''])
})

test('a request that waits for a lock can be killed', () => {
  const plan = planOf(LOCKS, ['main', 'main'], { fault: { kind: 'kill', who: B, step: 2 } })
  const world = after(plan, 'ABA')
  expect(statusOf(plan, world, B).kind).toBe('ready')
  expect(step(plan, world, B)?.world.requests[B]?.killed).toBe(true)
})

test('a full disk refuses the write of its step, and only a write', () => {
  const text =
    "import os\ndef main():\n    f = open('/d/x', 'w')\n    f.write('a')\n    try:\n        f.close()\n    except OSError as error:\n        return error.errno\n"
  const full = (at: number) =>
    planOf(text, ['main'], { fault: { kind: 'disk-full', who: A, step: at } })
  const done = toItsEnd(replay(full(2), '').run, A)
  expect(done.records[1]).toMatchObject({ fault: 'disk-full', answer: { result: { ok: false } } })
  expect(statusOf(done.plan, lastWorld(done), A)).toMatchObject({ finish: { repr: '28' } })
  const spared = toItsEnd(replay(full(1), '').run, A)
  expect(spared.records[0]).toMatchObject({ fault: null, answer: { result: { ok: true } } })
})

test('an eviction empties the cache just before the step', () => {
  const plan = planOf("import cache\ndef main():\n    return cache.get('k')\n", ['main'], {
    db: withCached(EMPTY_DB, 'k', 'v'),
    fault: { kind: 'evict', who: A, step: 1 },
  })
  const done = toItsEnd(replay(plan, '').run, A)
  expect(done.records[0]?.fault).toBe('evict')
  expect(statusOf(plan, lastWorld(done), A)).toMatchObject({ finish: { repr: 'None' } })
})

test('a full disk can hit a step that writes, a kill any step, and nothing a request that is over', () => {
  const plan = planOf("def main():\n    f = open('/d/x', 'w')\n    f.write('a')\n    f.close()\n")
  const can = (schedule: string) =>
    (['disk-full', 'kill'] as const).map((kind) => canHitNext(plan, after(plan, schedule), A, kind))
  expect(can('')).toEqual([false, true])
  expect(can('A')).toEqual([true, true])
  expect(can('AA')).toEqual([false, false])
})
