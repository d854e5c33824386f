import { expect, test } from 'vitest'
import { prepare } from '../../programs/index.ts'
import { fd, perform, pid } from '../../vfs/index.ts'
import { worldModel } from './model.ts'
import type { LocalState, SharedState } from './model.ts'
import { ModelKeys } from './modelKeys.ts'

const { plan } = prepare({
  program: 'fix',
  views: ['touch', 'touch'],
  middleware: 'pre',
  settings: { saveEveryRequest: true, debugLogging: false },
  fault: null,
  edits: {},
  start: 'live',
})
const { locals, shared } = worldModel(plan, { names: ['any'], of: () => 1 })
const [one, other] = locals as [LocalState, LocalState]
const [path = ''] = shared.fs.names.keys()

function withRequest(change: Partial<LocalState['request']>): LocalState {
  return { ...one, request: { ...one.request, ...change } }
}

test('local states that differ in anything but the log have different keys', () => {
  const opened = perform(shared.fs, pid(0), { op: 'open', path, flags: ['O_RDWR'] }).fs
  const all: readonly LocalState[] = [
    one,
    other,
    withRequest({ sent: {} }),
    withRequest({ sent: { sessionid: 'x' } }),
    withRequest({ tornRead: true }),
    withRequest({ response: { status: 200, cookies: {} } }),
    withRequest({ response: { status: 500, cookies: {} } }),
    withRequest({ response: { status: 200, cookies: { sessionid: 'x' } } }),
    { ...one, own: { files: new Map(), created: 1 } },
    { ...one, own: opened.processes.get(pid(0)) ?? one.own },
  ]
  const keys = new ModelKeys()
  expect(new Set(all.map((local) => keys.local(local))).size).toBe(all.length)
})

test('shared states that differ in anything have different keys', () => {
  const { fs } = shared
  const open = perform(fs, pid(0), { op: 'open', path, flags: ['O_RDWR'] }).fs
  const lock = { op: 'flock', fd: fd(3), nonblocking: true } as const
  const all: readonly SharedState[] = [
    shared,
    { ...shared, jar: {} },
    { ...shared, fs: open },
    { ...shared, fs: perform(open, pid(0), { ...lock, mode: 'LOCK_EX' }).fs },
    { ...shared, fs: perform(open, pid(0), { ...lock, mode: 'LOCK_SH' }).fs },
    { ...shared, fs: perform(open, pid(0), { op: 'ftruncate', fd: fd(3), length: 0 }).fs },
    { ...shared, fs: perform(fs, pid(0), { op: 'unlink', path }).fs },
    { ...shared, fs: perform(fs, pid(0), { op: 'link', from: path, to: `${path}2` }).fs },
  ]
  const keys = new ModelKeys()
  expect(new Set(all.map((state) => keys.shared(state))).size).toBe(all.length)
})

test('equal states have equal keys, however they were made', () => {
  const keys = new ModelKeys()
  expect(keys.local(structuredCloneOf(one))).toBe(keys.local(one))
  expect(keys.shared(structuredClone(shared))).toBe(keys.shared(shared))
})

/** A deep copy, except for opaque parts. */
function structuredCloneOf({ request: { running, ...rest }, own }: LocalState): LocalState {
  return {
    request: { running: { ...running }, ...structuredClone(rest) },
    own: structuredClone(own),
  }
}
