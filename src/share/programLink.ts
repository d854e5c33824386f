import * as v from 'valibot'
import { FAULTS, MAX_REQUESTS } from '../programs/index.ts'
import type { OwnScenario } from '../programs/index.ts'
import { contentHash } from './checksum.ts'
import { packJson, packJsonBy, unpackJson } from './pack.ts'
import type { Deflate } from './pack.ts'

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
  /** "gallery/counter" */
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
  readonly scenario: OwnScenario
  /** null: made from nothing that others have */
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

const Kept = v.strictObject({
  main: Name,
  /** null: a file of the base that is not there any more */
  files: v.record(Name, v.nullable(v.string())),
  base: v.optional(v.strictTuple([v.string(), v.string()])),
  /** no file is as in the base, so that the base is only what it came from */
  whole: v.optional(v.literal(true)),
  settings: v.optional(v.record(v.string(), v.union([v.boolean(), v.string()]))),
  copies: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_REQUESTS))),
  switches: v.optional(v.picklist(['every-access', 'gil'])),
  fault: v.optional(
    v.strictObject({
      kind: v.picklist(FAULTS.map(({ id }) => id)),
      request: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_REQUESTS - 1)),
      step: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_STEPS)),
    }),
  ),
})

const REFUSED = {
  damaged: 'it is damaged: perhaps only a part of it was copied',
  large: `its program is larger than ${MOST_TEXT / 1024} KiB`,
}

/**
 * `4&own=<packed>&schedule=AAB&at=3`, the text behind "#". Of a program that has a base only what
 * differs from it is packed. Null for a program that is too large for a link: a link that would not
 * open again is never given.
 */
export async function programLinkOf(
  { scenario, base, schedule, cursor }: Shared,
  filesOfBase: FilesOfBase,
): Promise<string | null> {
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

/** What is packed, put together with its base. */
function sharedProgram(
  kept: v.InferOutput<typeof Kept>,
  place: Pick<Shared, 'schedule' | 'cursor'>,
  filesOfBase: FilesOfBase,
): ReadLink {
  const { main, files: changed, whole, settings = {}, copies = null, switches, fault = null } = kept
  const base = baseOf(kept)
  const before = base === null ? {} : unchangedBase(base, filesOfBase)
  const files = filesFrom(changed, before ?? {})
  if (before === null && whole !== true) {
    const why = `it changes a part of “${base?.id}”, which is not the same any more`
    return { kind: 'refused', why }
  }
  if (!Object.hasOwn(files, main)) return refusedAs('damaged')
  if (bytesIn(files) > MOST_TEXT) return refusedAs('large')
  const chosen = { settings, copies, ...(switches !== undefined && { switches }), fault }
  const scenario: OwnScenario = { kind: 'own', files, main, ...chosen }
  const shared = { kind: 'program', scenario, ...place } as const
  if (before !== null) return { ...shared, base, notice: null }
  const notice = `The program “${base?.id}”, which this one was made from, has changed.`
  return { ...shared, base: null, notice }
}

function baseOf({ base }: v.InferOutput<typeof Kept>): Base | null {
  return base === undefined ? null : { id: base[0], hash: base[1] }
}

/** A mail program may have percent-encoded what is between the fields. */
function readable(hash: string): string {
  const text = hash.replace(/^#/, '')
  return /^4%26own%3D/i.test(text) ? text.replaceAll(/%26/g, '&').replaceAll(/%3D/gi, '=') : text
}

function refusedAs(reason: keyof typeof REFUSED): ReadLink {
  return { kind: 'refused', why: REFUSED[reason] }
}

/** A program without its schedule, packed. */
export async function packedProgram(
  scenario: OwnScenario,
  base: Base | null,
  filesOfBase: FilesOfBase,
): Promise<string> {
  return packJson(keptOf(scenario, base, filesOfBase))
}

/** The link of a program without a base, for who can deflate at once. Null as in `programLinkOf`. */
export function programLinkBy(
  { scenario, schedule, cursor }: Omit<Shared, 'base'>,
  deflate: Deflate,
): string | null {
  const kept = keptOf(scenario, null, () => null)
  const opens =
    v.is(Kept, kept) && sharedProgram(kept, { schedule, cursor }, () => null).kind === 'program'
  return opens ? withSchedule(packJsonBy(kept, deflate), schedule, cursor) : null
}

function keptOf(
  { files, main, settings, copies, switches, fault }: OwnScenario,
  base: Base | null,
  filesOfBase: FilesOfBase,
): v.InferOutput<typeof Kept> {
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
