import * as fc from 'fast-check'
import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { COUNTER } from '../programs/own/counter.testing.ts'
import { base64urlOf } from './base64url.ts'
import { checksumOf, contentHash } from './checksum.ts'
import { packJson, unpackJson } from './pack.ts'
import { filesOfForkBase } from '../programs/everyProgram.ts'
import { MAX_REQUESTS, scenarioKey, scenarioWith } from '../programs/index.ts'
import {
  baseNamed,
  MOST_TEXT,
  parseProgramLink,
  programLinkBy,
  programLinkOf,
} from './programLink.ts'
import type { FilesOfBase, Shared } from './programLink.ts'

const NO_BASE: FilesOfBase = () => null
const SHARED: Shared = { scenario: COUNTER, base: null, schedule: 'AABB', cursor: 3 }

const ORIGINAL = { 'a.py': 'import b\n', 'b.py': 'x = 1\n'.repeat(300) }
const withOriginal: FilesOfBase = (id) => (id === 'gallery/two' ? ORIGINAL : null)
const FORK: Shared = {
  scenario: { ...COUNTER, main: 'a.py', files: { ...ORIGINAL, 'a.py': 'import b as c\n' } },
  base: { id: 'gallery/two', hash: contentHash(ORIGINAL) },
  schedule: '',
  cursor: 0,
}

const MODERN = scenarioWith({ program: 'modern', views: ['touch', 'set p'] })
const BACKEND = filesOfForkBase('session/modern/modern')?.['backend.py'] ?? ''
const SESSION: Shared = {
  scenario: {
    ...MODERN,
    start: 'stale',
    settings: { saveEveryRequest: false, debugLogging: true },
    fault: { kind: 'kill', request: 1, step: 2 },
    edits: { 'backend.py': `${BACKEND}# mine\n` },
  },
  base: baseNamed('session/modern/modern', filesOfForkBase('session/modern/modern') ?? {}),
  schedule: 'AAB',
  cursor: 2,
}

async function linkOf(shared: Shared, filesOfBase = NO_BASE): Promise<string> {
  const link = await programLinkOf(shared, filesOfBase)
  if (link === null) throw new Error('expected a link')
  return link
}

test('a link gives the program back, with its schedule and position', async () => {
  const link = await linkOf(SHARED)
  expect(await parseProgramLink(`#${link}`, NO_BASE)).toEqual({
    kind: 'program',
    notice: null,
    ...SHARED,
  })
})

test('a link stands in an address as it is, and its schedule can be read', async () => {
  const link = await linkOf(SHARED)
  expect(link).toMatch(/^4&own=[\w-]+&schedule=AABB&at=3$/)
  expect(encodeURI(link)).toBe(link)
})

test('a link whose signs between the fields were percent-encoded on the way is read', async () => {
  const link = (await linkOf(SHARED)).replaceAll('&', '%26').replaceAll('=', '%3D')
  expect(await parseProgramLink(link, NO_BASE)).toMatchObject({ kind: 'program' })
})

test('any text survives, in any language, with settings, copies, switches and a fault', async () => {
  const fault = { kind: 'kill', request: 1, step: 2 } as const
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.dictionary(fc.constantFrom('SLOW', 'MODE'), fc.oneof(fc.boolean(), fc.string())),
      fc.option(fc.integer({ min: 1, max: 5 })),
      async (text, settings, copies) => {
        const files = { 'race.py': text, 'other.py': '' }
        const switches = 'gil' as const
        const scenario = { ...COUNTER, main: 'race.py', files, settings, copies, switches, fault }
        const back = await parseProgramLink(await linkOf({ ...SHARED, scenario }), NO_BASE)
        expect(back).toMatchObject({
          kind: 'program',
          scenario: { files, copies, switches, fault },
        })
      },
    ),
  )
})

test('of a fork only what differs from its base travels', async () => {
  const link = await linkOf(FORK, withOriginal)
  expect(link.length).toBeLessThan(200)
  expect(await parseProgramLink(link, withOriginal)).toEqual({
    kind: 'program',
    notice: null,
    ...FORK,
  })
})

test('a file that a fork has taken away stays away', async () => {
  const shared = { ...FORK, scenario: { ...FORK.scenario, files: { 'a.py': ORIGINAL['a.py'] } } }
  const back = await parseProgramLink(await linkOf(shared, withOriginal), withOriginal)
  expect(back).toMatchObject({ scenario: { files: { 'a.py': ORIGINAL['a.py'] } } })
  expect(back).not.toHaveProperty(['scenario', 'files', 'b.py'])
})

test.each([
  ['has changed', () => ({ ...ORIGINAL, 'b.py': 'x = 2\n' })],
  ['is gone', () => null],
])('a fork of a base that %s is not opened, and says so', async (_, later: FilesOfBase) => {
  const link = await linkOf(FORK, withOriginal)
  expect(await parseProgramLink(link, later)).toEqual({
    kind: 'refused',
    why: 'it changes a part of “gallery/two”, which is not the same any more',
  })
})

test('a fork that has changed every file is opened without its base, and says so', async () => {
  const files = { 'a.py': '1\n', 'b.py': '2\n' }
  const shared = { ...FORK, scenario: { ...FORK.scenario, files } }
  const link = await linkOf(shared, withOriginal)
  expect(await parseProgramLink(link, NO_BASE)).toMatchObject({
    scenario: { files },
    base: null,
    notice: 'The program “gallery/two”, which this one was made from, has changed.',
  })
})

test('a program that is too large gets no link, and one in a link is refused', async () => {
  const files = { 'main.py': `# ${'é'.repeat(MOST_TEXT / 2)}` }
  const scenario = { ...COUNTER, files }
  expect(await programLinkOf({ ...SHARED, scenario }, NO_BASE)).toBeNull()
  const packed = await packJson({ main: 'main.py', files })
  expect(await parseProgramLink(`4&own=${packed}&schedule=&at=0`, NO_BASE)).toEqual({
    kind: 'refused',
    why: 'its program is larger than 64 KiB',
  })
})

test('a text of 64 KiB of the worst characters fits', async () => {
  const text = '\u0001'.repeat(MOST_TEXT - 100)
  const scenario = { ...COUNTER, files: { 'main.py': text } }
  expect(await programLinkOf({ ...SHARED, scenario }, NO_BASE)).not.toBeNull()
})

test('what would unpack to hundreds of megabytes is given up at once', async () => {
  const json = Buffer.alloc(200_000_000, 0x20)
  const deflated = deflateRawSync(json, { level: 9 })
  expect(deflated.length).toBeLessThan(256 * 1024)
  const packed = new Uint8Array(4 + deflated.length)
  new DataView(packed.buffer).setUint32(0, checksumOf(json.subarray(0, 1000)))
  packed.set(deflated, 4)
  expect(await unpackJson(base64urlOf(packed))).toBeUndefined()
})

test.each(['', '#', '#2&program=fix', '#3&own=abc&schedule=&at=0', '#4&program=fix', '#44&own='])(
  '%j is no such link',
  async (hash) => {
    expect(await parseProgramLink(hash, NO_BASE)).toBeNull()
  },
)

test('10,000 damaged links: none throws, and none opens another program', async () => {
  const withAll: FilesOfBase = (id) => withOriginal(id) ?? filesOfForkBase(id)
  const links = [
    await linkOf(SHARED),
    await linkOf(FORK, withOriginal),
    await linkOf(SESSION, filesOfForkBase),
  ]
  const programs = [SHARED, FORK, SESSION].map(({ scenario }) => scenarioKey(scenario))
  const signs = fc.string({
    unit: fc.constantFrom(...Array.from('AZaz09-_&=%#4 é\u0000')),
    maxLength: 4,
  })
  let refused = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...links),
      fc.noBias(fc.nat(999)),
      fc.nat(12),
      signs,
      async (link, where, cut, text) => {
        const at = Math.floor((where / 1000) * link.length)
        const damaged = link.slice(0, at) + text + link.slice(at + cut)
        const read = await parseProgramLink(damaged, withAll)
        if (read?.kind === 'refused') refused += 1
        // Where the damage is in the schedule alone, the program is the one that was shared.
        const same = read?.kind !== 'program' || programs.includes(scenarioKey(read.scenario))
        expect(same).toBe(true)
      },
    ),
    { numRuns: 10_000, seed: 6984 },
  )
  expect(refused).toBeGreaterThan(5000)
})

test('a changed session program comes back with its requests, and holds what was changed alone', async () => {
  const link = await linkOf(SESSION, filesOfForkBase)
  expect(await parseProgramLink(link, filesOfForkBase)).toEqual({
    kind: 'program',
    notice: null,
    ...SESSION,
  })
  const edits = { 'middleware.py': '# mine\n' }
  const small = { ...SESSION, scenario: { ...MODERN, edits } }
  expect((await linkOf(small, filesOfForkBase)).length).toBeLessThan(400)
})

test('a session program as it is in the catalogue needs no text', async () => {
  const shared = { ...SESSION, scenario: MODERN }
  expect(await programLinkOf(shared, filesOfForkBase)).toMatch(/^2&program=modern&/)
})

test('who deflates at once gets a link that says the same', async () => {
  const link = programLinkBy(SESSION, deflateRawSync, filesOfForkBase) ?? ''
  expect(await parseProgramLink(link, filesOfForkBase)).toMatchObject({
    kind: 'program',
    scenario: SESSION.scenario,
  })
})

test.each<[string, FilesOfBase]>([
  ['has changed', () => ({ 'backend.py': 'x = 1\n' })],
  ['is gone', () => null],
])('a changed session program whose base %s is refused', async (_, later) => {
  const link = await linkOf(SESSION, filesOfForkBase)
  expect(await parseProgramLink(link, later)).toEqual({
    kind: 'refused',
    why: 'it changes a part of “session/modern/modern”, which is not the same any more',
  })
})

test.each<[string, object, string]>([
  ['a file that the program does not have', { files: { 'probe.py': '' } }, 'it is damaged'],
  ['no request', { views: [] }, 'it is damaged'],
  ['too many requests', { views: Array(MAX_REQUESTS + 1).fill('touch') }, 'it is damaged'],
  ['a start that is not there', { start: 'warm' }, 'it is damaged'],
  ['a base that is no session program', { base: ['session/none/modern', ''] }, 'it changes a part'],
  ['more text than fits', { files: { 'backend.py': 'x'.repeat(MOST_TEXT) } }, 'its program is'],
])('a link with %s is refused', async (_, change, why) => {
  const { base } = SESSION
  const kept = { views: ['touch'], set: [], start: 'live', files: {}, ...change }
  const packed = await packJson({ base: [base?.id, base?.hash], ...kept })
  const read = await parseProgramLink(`4&own=${packed}&schedule=&at=0`, filesOfForkBase)
  expect(read?.kind === 'refused' && read.why.startsWith(why)).toBe(true)
})
