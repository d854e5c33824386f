import type { DjangoExtras } from '../../src/programs/index.ts'
import { COOKIE } from '../../src/programs/index.ts'
import { START_KEY } from '../../src/programs/django/scenario.ts'
import { canonical } from '../../src/programs/trace/canonical.ts'
import type { Answer } from './pythons.ts'

/** How everything stood in truth when no request could move; see `Stage.end`. */
interface RealEnd {
  readonly waiting: readonly (readonly [letter: string, ...unknown[]])[]
  readonly files: Readonly<Record<string, string>>
  readonly rows: Readonly<Record<string, string>>
  readonly cache: Readonly<Record<string, string>>
  readonly jar: Readonly<Record<string, string>>
  /** of those that do not wait, in their order */
  readonly requests: readonly RealRequest[]
  /** what the program's load gives for the first key and for the browser's; absent in a hang */
  readonly looks?: readonly ({ readonly data?: Data } | string | null)[]
}

interface RealRequest {
  readonly status: number | null
  readonly cookies: Readonly<Record<string, string | null>> | null
}

type Data = Readonly<Record<string, unknown>>

interface Answered extends RealRequest {
  readonly ends: 'login' | 'logout' | null
  readonly stores: readonly string[]
  /** the key it was sent with, and the one it was answered with */
  readonly before: string | undefined
  readonly after: string | undefined
}

/**
 * The outcomes of a run that CPython made, from its trace and its end alone: written from the table in
 * docs/architecture.md, without the rules of the app. An oracle for them. Sorted; without any: `ok`.
 */
export function realOutcomes(django: DjangoExtras, [trace, endText]: Answer): readonly string[] {
  const end = JSON.parse(endText) as RealEnd
  const stuck = end.waiting.length > 0
  const requests = answeredOf(django, trace, end)
  const found = [
    ...(stuck ? ['hang'] : restOutcomes(django, requests, end)),
    ...(requests.some((one) => one.ends === null && keyChanged(one)) ? ['key-regenerated'] : []),
    ...(/^. read .* torn \S+$/m.test(trace) ? ['torn-read'] : []),
    ...(requests.some(({ status }) => status === 500) ? ['error-500'] : []),
    ...(requests.some(({ status }) => status === 400) ? ['error-400'] : []),
  ]
  return found.length === 0 ? ['ok'] : found.sort()
}

/** Those that are decided by what is stored when all requests are over. */
function restOutcomes(
  { views, data, start, row }: DjangoExtras,
  requests: readonly Answered[],
  end: RealEnd,
): readonly string[] {
  const [first, browsers] = (end.looks ?? []).map(dataOf)
  const user = data['user']
  const named = user === undefined ? undefined : canonical(user)
  const holdsUser = (held: Data | undefined) =>
    named !== undefined && held?.['user'] !== undefined && canonical(held['user']) === named
  const keyHoldsUser = (key: string | undefined) =>
    key !== undefined && holdsUser(storedUnder(end, key))
  const ended = requests.filter(
    (one) =>
      one.status === 200 &&
      (one.ends === 'logout' ||
        (one.ends === 'login' && keyChanged(one) && keyHoldsUser(one.after))),
  )
  const logout = views.some(({ ends }) => ends === 'logout')
  const lost = Object.entries(data).some(
    ([name, value]) =>
      browsers?.[name] === undefined || canonical(browsers[name]) !== canonical(value),
  )
  const unsaved = requests.some(
    ({ status, stores }) => status === 200 && stores.some((name) => browsers?.[name] === undefined),
  )
  const issued = [START_KEY, ...ended.map(({ after }) => after)]
  const revived =
    ended.length > 0 && keysOf(end).some((key) => !issued.includes(key) && keyHoldsUser(key))
  const owned = [end.jar[COOKIE], start.stored === 'nothing' ? undefined : START_KEY]
  const ours = new Set(owned.flatMap((key) => (key === undefined ? [] : [key, fileOf(key)])))
  const places = [
    ...Object.keys(end.rows),
    ...Object.keys(end.cache),
    ...(row.store === 'files' ? Object.keys(end.files) : []),
  ]
  return [
    ...(!logout && lost ? ['data-lost'] : []),
    ...(!logout && unsaved ? ['lost-update'] : []),
    ...(ended.length > 0 && holdsUser(first) ? ['resurrected'] : []),
    ...(revived ? ['revived'] : []),
    ...(places.some((place) => !ours.has(place)) ? ['orphan'] : []),
  ]
}

function answeredOf({ views }: DjangoExtras, trace: string, end: RealEnd): readonly Answered[] {
  const waiting = new Set(end.waiting.map(([letter]) => letter))
  const over = end.requests.values()
  return views.flatMap(({ ends, stores }, index) => {
    const letter = String.fromCharCode(65 + index)
    if (waiting.has(letter)) return []
    const request = over.next().value
    if (request === undefined) throw new Error(`expected that ${letter} waits or is over`)
    const sent = new RegExp(`^${letter} send -> (\\{.*\\})`, 'm').exec(trace)?.[1]
    const before =
      sent === undefined ? undefined : (JSON.parse(sent) as Record<string, string>)[COOKIE]
    const after = request.cookies?.[COOKIE] ?? undefined
    return [{ ...request, ends, stores, before, after }]
  })
}

/** A deleted cookie is not another key. */
function keyChanged({ before, after }: Answered): boolean {
  return before !== undefined && after !== undefined && before !== after
}

function dataOf(look: { readonly data?: Data } | string | null): Data | undefined {
  return typeof look === 'object' && look !== null ? look.data : undefined
}

const FILE = '/sessions/sessionid'

function fileOf(key: string): string {
  return `${FILE}${key}`
}

function keysOf({ files, rows, cache }: RealEnd): readonly string[] {
  const inFiles = Object.keys(files).filter((path) => path.startsWith(FILE))
  return [
    ...inFiles.map((path) => path.slice(FILE.length)),
    ...Object.keys(rows),
    ...Object.keys(cache),
  ]
}

/** The data of a stored text: JSON, a colon and eight digits. Undefined where it is not whole. */
function storedUnder({ files, rows, cache }: RealEnd, key: string): Data | undefined {
  const text = files[fileOf(key)] ?? rows[key] ?? cache[key] ?? ''
  try {
    return JSON.parse(text.slice(0, -9)) as Data
  } catch {
    return undefined
  }
}
