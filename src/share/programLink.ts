import * as v from 'valibot'
import { forkBaseId, forkOrigin, withForkFiles } from '../programs/everyProgram.ts'
import {
  FAULTS,
  isFork,
  isOwn,
  MAX_REQUESTS,
  SETTINGS,
  settingsBy,
  STARTS,
  VIEWS,
} from '../programs/index.ts'
import type { AnyScenario, OwnScenario, Scenario } from '../programs/index.ts'
import { contentHash } from './checksum.ts'
import { packJson, packJsonBy, unpackJson } from './pack.ts'
import type { Deflate } from './pack.ts'
import { sessionLinkOf } from './sessionLink.ts'

/** Links whose program is packed. The packed part has a checksum; the schedule is readable. */
const VERSION = '4'

/** Of all texts of a program, in bytes: what does not fit is shared as a file. */
export const MOST_TEXT = 64 * 1024
/** Of a whole link, in characters: chat tools cut longer ones. */
export const LONGEST_LINK = 2000

/** Of a schedule, in steps. */
const MOST_STEPS = 100_000

type Files = Readonly<Record<string, string>>

/** The program that another one was made from, as it was then. */
export interface Base {
  /** "gallery/counter", "session/modern/modern" */
  readonly id: string
  /** see `contentHash` */
  readonly hash: string
}

/** A program of this name, as it is with these files. */
export function baseNamed(id: string, files: Files): Base {
  return { id, hash: contentHash(files) }
}

/** A program in a link, with what was chosen for it. */
export interface Shared {
  readonly scenario: AnyScenario
  /** null: made from nothing that others have; of a session program it is known by itself */
  readonly base: Base | null
  readonly schedule: string
  readonly cursor: number
}

/** The files of a base as they are now; null: there is none of this name. */
export type FilesOfBase = (id: string) => Files | null

export type ReadLink =
  | ({ readonly kind: 'program'; readonly notice: string | null } & Shared)
  /** a sentence without its end: "it is damaged: perhaps only a part of it was copied" */
  | { readonly kind: 'refused'; readonly why: string }

/** Of a file: no path. */
const Name = v.pipe(v.string(), v.regex(/^[^/\\\0]{1,100}$/))

const Fault = v.strictObject({
  kind: v.picklist(FAULTS.map(({ id }) => id)),
  request: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_REQUESTS - 1)),
  step: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_STEPS)),
})

const KeptBase = v.strictTuple([v.string(), v.string()])

const KeptRace = v.strictObject({
  main: Name,
  /** null: a file of the base that is not there any more */
  files: v.record(Name, v.nullable(v.string())),
  base: v.optional(KeptBase),
  /** no file is as in the base, so that the base is only what it came from */
  whole: v.optional(v.literal(true)),
  settings: v.optional(v.record(v.string(), v.union([v.boolean(), v.string()]))),
  copies: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_REQUESTS))),
  switches: v.optional(v.picklist(['every-access', 'gil'])),
  fault: v.optional(Fault),
})

/** A session program: which one, and with which middleware, is the name of its base. */
const KeptFork = v.strictObject({
  views: v.pipe(
    v.array(v.picklist(VIEWS.map(({ id }) => id))),
    v.minLength(1),
    v.maxLength(MAX_REQUESTS),
  ),
  /** the settings that are on */
  set: v.array(v.picklist(SETTINGS.map(({ id }) => id))),
  start: v.picklist(STARTS.map(({ id }) => id)),
  /** those that were changed */
  files: v.record(Name, v.string()),
  base: KeptBase,
  fault: v.optional(Fault),
})

type KeptRace = v.InferOutput<typeof KeptRace>
type KeptFork = v.InferOutput<typeof KeptFork>

const Kept = v.union([KeptRace, KeptFork])

const REFUSED = {
  damaged: 'it is damaged: perhaps only a part of it was copied',
  large: `its program is larger than ${MOST_TEXT / 1024} KiB`,
}

/**
 * `4&own=<packed>&schedule=AAB&at=3`, the text behind "#". Of a program that has a base only what
 * differs from it is packed; a session program that nobody has changed needs no text at all. Null for a
 * program that is too large for a link: a link that would not open again is never given.
 */
export async function programLinkOf(
  { scenario, base, schedule, cursor }: Shared,
  filesOfBase: FilesOfBase,
): Promise<string | null> {
  if (!isOwn(scenario) && !isFork(scenario)) return sessionLinkOf({ scenario, schedule, cursor })
  const packed = await packedProgram(scenario, base, filesOfBase)
  const link = withSchedule(packed, schedule, cursor)
  const back = await parseProgramLink(link, filesOfBase)
  return back?.kind === 'program' ? link : null
}

/** The readable part behind a packed program. */
export function withSchedule(packed: string, schedule: string, cursor: number): string {
  return `${VERSION}&own=${packed}&schedule=${schedule}&at=${cursor}`
}

/** What such a link says; null for any other link. Never rejects. `hash`: with "#" or without. */
export async function parseProgramLink(
  hash: string,
  filesOfBase: FilesOfBase,
): Promise<ReadLink | null> {
  const link = readable(hash)
  if (!link.startsWith(`${VERSION}&own=`)) return null
  const [, packed, schedule = '', at = '0'] =
    /^4&own=([\w-]*)&schedule=([A-Z*]*)&at=(\d{1,6})$/.exec(link) ?? []
  if (packed === undefined || schedule.length > MOST_STEPS) return refusedAs('damaged')
  const kept = v.safeParse(Kept, await unpackJson(packed))
  const cursor = Math.min(Number(at), schedule.length)
  return kept.success
    ? sharedProgram(kept.output, { schedule, cursor }, filesOfBase)
    : refusedAs('damaged')
}

type Place = Pick<Shared, 'schedule' | 'cursor'>

/** What is packed, put together with its base. */
function sharedProgram(
  kept: KeptRace | KeptFork,
  place: Place,
  filesOfBase: FilesOfBase,
): ReadLink {
  return 'main' in kept
    ? sharedRace(kept, place, filesOfBase)
    : sharedFork(kept, place, filesOfBase)
}

function sharedRace(kept: KeptRace, place: Place, filesOfBase: FilesOfBase): ReadLink {
  const { main, files: changed, whole, settings = {}, copies = null, switches, fault = null } = kept
  const base = baseOf(kept)
  const before = base === null ? {} : unchangedBase(base, filesOfBase)
  const files = filesFrom(changed, before ?? {})
  if (before === null && whole !== true) return changedBase(base?.id ?? '')
  if (!Object.hasOwn(files, main)) return refusedAs('damaged')
  if (bytesIn(files) > MOST_TEXT) return refusedAs('large')
  const chosen = { settings, copies, ...(switches !== undefined && { switches }), fault }
  const scenario: OwnScenario = { kind: 'own', files, main, ...chosen }
  const shared = { kind: 'program', scenario, ...place } as const
  if (before !== null) return { ...shared, base, notice: null }
  const notice = `The program “${base?.id}”, which this one was made from, has changed.`
  return { ...shared, base: null, notice }
}

/** What a fork has changed means something over the files that it was made from, and over no others. */
function sharedFork(kept: KeptFork, place: Place, filesOfBase: FilesOfBase): ReadLink {
  const { views, set, start, files, fault = null } = kept
  const base: Base = { id: kept.base[0], hash: kept.base[1] }
  const origin = forkOrigin(base.id)
  const before = unchangedBase(base, filesOfBase)
  if (origin === null || before === null) return changedBase(base.id)
  if (Object.keys(files).some((name) => !Object.hasOwn(before, name))) return refusedAs('damaged')
  if (bytesIn(files) > MOST_TEXT) return refusedAs('large')
  const settings = settingsBy(({ id }) => set.includes(id))
  const unchanged: Scenario = { ...origin, views, settings, start, fault, edits: {} }
  const scenario = withForkFiles(unchanged, files)
  return { kind: 'program', scenario, ...place, base, notice: null }
}

function baseOf({ base }: KeptRace): Base | null {
  return base === undefined ? null : { id: base[0], hash: base[1] }
}

function changedBase(id: string): ReadLink {
  const why = `it changes a part of “${id}”, which is not the same any more`
  return { kind: 'refused', why }
}

/** A mail program may have percent-encoded what is between the fields. */
function readable(hash: string): string {
  const text = hash.replace(/^#/, '')
  return /^4%26own%3D/i.test(text) ? text.replaceAll(/%26/g, '&').replaceAll(/%3D/gi, '=') : text
}

function refusedAs(reason: keyof typeof REFUSED): ReadLink {
  return { kind: 'refused', why: REFUSED[reason] }
}

/** A program without its schedule, packed. Of a session program the base is known by itself. */
export async function packedProgram(
  scenario: AnyScenario,
  base: Base | null,
  filesOfBase: FilesOfBase,
): Promise<string> {
  return packJson(keptOf(scenario, base, filesOfBase))
}

/** The link of a program, for who can deflate at once. A race has no base here. Null as in `programLinkOf`. */
export function programLinkBy(
  { scenario, schedule, cursor }: Omit<Shared, 'base'>,
  deflate: Deflate,
  filesOfBase: FilesOfBase,
): string | null {
  if (!isOwn(scenario) && !isFork(scenario)) return sessionLinkOf({ scenario, schedule, cursor })
  const kept = keptOf(scenario, null, filesOfBase)
  const opens =
    v.is(Kept, kept) && sharedProgram(kept, { schedule, cursor }, filesOfBase).kind === 'program'
  return opens ? withSchedule(packJsonBy(kept, deflate), schedule, cursor) : null
}

function keptOf(
  scenario: AnyScenario,
  base: Base | null,
  filesOfBase: FilesOfBase,
): KeptRace | KeptFork {
  return isOwn(scenario) ? keptRace(scenario, base, filesOfBase) : keptFork(scenario, filesOfBase)
}

function keptRace(
  { files, main, settings, copies, switches, fault }: OwnScenario,
  base: Base | null,
  filesOfBase: FilesOfBase,
): KeptRace {
  const before = base === null ? null : unchangedBase(base, filesOfBase)
  const whole = Object.entries(before ?? {}).every(([name, text]) => files[name] !== text)
  return {
    main,
    files: before === null ? files : changesFrom(before, files),
    ...(base !== null && before !== null && { base: [base.id, base.hash] }),
    ...(before !== null && whole && { whole }),
    ...(Object.keys(settings).length > 0 && { settings }),
    ...(copies !== null && { copies }),
    ...(switches !== undefined && { switches }),
    ...(fault !== null && { fault }),
  }
}

function keptFork(scenario: Scenario, filesOfBase: FilesOfBase): KeptFork {
  const { views, settings, start, edits, fault } = scenario
  const id = forkBaseId(scenario)
  const { hash } = baseNamed(id, filesOfBase(id) ?? {})
  return {
    views: [...views],
    set: SETTINGS.flatMap((row) => (settings[row.key] ? [row.id] : [])),
    start,
    files: edits,
    base: [id, hash],
    ...(fault !== null && { fault }),
  }
}

/** Null where the base is another one by now, or gone. */
function unchangedBase({ id, hash }: Base, filesOfBase: FilesOfBase): Files | null {
  const files = filesOfBase(id)
  return files !== null && contentHash(files) === hash ? files : null
}

function changesFrom(before: Files, after: Files): Record<string, string | null> {
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name))
  const changed = Object.entries(after).filter(([name, text]) => before[name] !== text)
  return Object.fromEntries([...gone.map((name) => [name, null] as const), ...changed])
}

function filesFrom(changed: Readonly<Record<string, string | null>>, before: Files): Files {
  return Object.fromEntries(
    Object.entries({ ...before, ...changed }).flatMap(([name, text]) =>
      text === null ? [] : [[name, text]],
    ),
  )
}

function bytesIn(files: Files): number {
  const encoder = new TextEncoder()
  const texts = Object.entries(files).flat()
  return texts.reduce((bytes, text) => bytes + encoder.encode(text).length, 0)
}
