import { expect, test } from 'vitest'
import { bytes } from '../../vfs/index.ts'
import { diskView, emptyRun, lastWorld } from '../../world/index.ts'
import type { World } from '../../world/index.ts'
import { readBack } from './readBack.ts'
import type { ReadBack } from './readBack.ts'
import { prepare } from '../prepare.ts'

const prepared = prepare({
  program: 'fix',
  views: ['touch'],
  middleware: 'pre',
  settings: { saveEveryRequest: true, debugLogging: false },
  fault: null,
  edits: {},
  start: 'live',
})
const [{ path, data } = { path: '', data: bytes('') }] = prepared.plan.files

/** The start, with this text in the session file. */
function startWith(text: string): World {
  return lastWorld(emptyRun({ ...prepared.plan, files: [{ path, data: bytes(text) }] }))
}

function readBackOf(text: string): ReadBack | null {
  return readBack(prepared, startWith(text), path, text)
}

test('a stored session is signed, and its data is shown', () => {
  expect(readBackOf(data)).toEqual({ kind: 'signed', data: { cart: 1n, user: 42n } })
})

test('a text with a checksum that does not fit is unreadable, and so is one cut short', () => {
  expect(readBackOf(data.replace('42', '43'))).toEqual({ kind: 'unreadable' })
  expect(readBackOf(data.slice(0, 12))).toEqual({ kind: 'unreadable' })
})

test('an empty file has nothing to read back', () => {
  expect(readBackOf('')).toBeNull()
})

test('a file that no session key names is not asked about', () => {
  const world = startWith(data)
  expect(readBack(prepared, world, '/sessions/other.lock', 'held')).toBeNull()
  expect(readBack(prepared, world, path.replace('sessionid', 'tmp'), data)).toBeNull()
})

test('asking changes nothing in the world', () => {
  const world = startWith(data)
  const before = diskView(prepared.plan, null, world, null)
  readBack(prepared, world, path, data)
  expect(diskView(prepared.plan, null, world, null)).toEqual(before)
})
