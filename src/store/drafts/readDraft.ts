import * as v from 'valibot'
import {
  FAULTS,
  MAX_REQUESTS,
  MIDDLEWARES,
  middlewaresOf,
  programRow,
  STARTS,
  VIEWS,
} from '../../programs/index.ts'
import type { Draft, OldVersion, Unreadable } from './draft.ts'

const Files = v.record(v.string(), v.string())

const Fault = v.object({
  kind: v.picklist(FAULTS.map(({ id }) => id)),
  request: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_REQUESTS - 1)),
  step: v.pipe(v.number(), v.integer(), v.minValue(1)),
})

const Own = v.pipe(
  v.object({
    kind: v.literal('own'),
    files: Files,
    main: v.string(),
    settings: v.record(v.string(), v.union([v.boolean(), v.string()])),
    copies: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_REQUESTS))),
    switches: v.exactOptional(v.picklist(['every-access', 'gil'])),
    fault: v.nullable(Fault),
  }),
  v.check(({ files, main }) => Object.hasOwn(files, main)),
)

const Session = v.pipe(
  v.object({
    program: v.string(),
    middleware: v.picklist(MIDDLEWARES.map(({ id }) => id)),
    views: v.pipe(
      v.array(v.picklist(VIEWS.map(({ id }) => id))),
      v.minLength(1),
      v.maxLength(MAX_REQUESTS),
    ),
    settings: v.object({ saveEveryRequest: v.boolean(), debugLogging: v.boolean() }),
    start: v.picklist(STARTS.map(({ id }) => id)),
    fault: v.nullable(Fault),
    edits: Files,
  }),
  v.check(({ program, middleware }) => {
    const row = programRow(program)
    return row !== null && middlewaresOf(row).includes(middleware)
  }),
)

const Count = v.pipe(v.number(), v.integer(), v.minValue(1))
/** Milliseconds since 1970, as far as a date goes. */
const Moment = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15))

const Version = v.object({
  id: v.string(),
  scenario: v.union([Own, Session]),
  version: Count,
  savedAt: Moment,
})

const Kept = v.object({
  ...Version.entries,
  name: v.string(),
  base: v.nullable(v.object({ id: v.string(), hash: v.string() })),
})

/** A record of the browser's storage as a draft; null: it is damaged, or of another version of the page. */
export function readDraft(record: unknown): Draft | null {
  const read = v.safeParse(Kept, record)
  return read.success ? read.output : null
}

/** The same of an earlier version. */
export function readOldVersion(record: unknown): OldVersion | null {
  const read = v.safeParse(Version, record)
  return read.success ? read.output : null
}

const Named = v.object({ id: v.string(), name: v.string() })

/** What can be said of a record that is no draft. Null for a draft, and for a record without an id, which no page has written. */
export function readUnreadable(record: unknown): Unreadable | null {
  if (readDraft(record) !== null) return null
  const named = v.safeParse(Named, record)
  if (named.success) return { ...named.output, text: textOf(record) }
  const withId = v.safeParse(v.object({ id: v.string() }), record)
  return withId.success ? { id: withId.output.id, name: 'A program', text: textOf(record) } : null
}

const Texts = v.record(v.string(), v.unknown())
const WithTexts = v.object({
  scenario: v.union([v.object({ files: Texts }), v.object({ edits: Texts })]),
})

/** The texts that are in it, each under the name of its file; where there are none, all of it as JSON. */
function textOf(record: unknown): string {
  const found = v.safeParse(WithTexts, record)
  const texts = found.success
    ? Object.values(found.output.scenario).flatMap((files) => Object.entries(files))
    : []
  const parts = texts.flatMap(([file, text]) =>
    typeof text === 'string' ? [`# ${file}\n${text}`] : [],
  )
  return parts.length > 0 ? parts.join('\n') : jsonOf(record)
}

/** Storage can hold what JSON cannot: dates, cycles, big integers. */
function jsonOf(record: unknown): string {
  try {
    return JSON.stringify(record, null, 2)
  } catch {
    return String(record)
  }
}
