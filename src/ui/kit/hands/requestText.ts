import { withShortKeys, shortName } from '../../../world/index.ts'
import type { RequestView, StepRecord } from '../../../world/index.ts'

/** Exceptions that a step ran into, but for the one by which the lazy dictionary is detected. */
export function raisedIn(record: Pick<StepRecord, 'microsteps'>): readonly string[] {
  const names = record.microsteps.flatMap(({ raised }) => (raised === null ? [] : [raised]))
  return [...new Set(names)].filter((name) => name !== 'AttributeError')
}

type Variable = RequestView['frames'][number]['variables'][number]

/** A value for people: keys cut short, long ones cut, and what a file holds back. */
export interface ValueText {
  readonly text: string
  /** the whole, for a title; null when `text` is short and all of it */
  readonly whole: string | null
  /** what has been written to a file object and has not reached the file; null when nothing has */
  readonly waiting: string | null
}

const MAX_VALUE = 120
/** what fits a narrow card without being clamped */
const ONE_LINE = 24
/** of "<function touch at 0x7f00>": every address is made up */
const ADDRESS = / at 0x[0-9a-f]+>/g

export function valueText({ repr, file }: Variable): ValueText {
  if (file !== null) {
    const text = file.closed
      ? `closed file ${shortName(file.path)}`
      : `fd ${file.fd}, '${file.mode}' ${shortName(file.path)}`
    const waiting =
      file.buffered === 0 || file.closed
        ? null
        : `${file.buffered} ${file.buffered === 1 ? 'byte' : 'bytes'} in the buffer, not on disk yet`
    return { text, whole: text.replace(shortName(file.path), file.path), waiting }
  }
  const short = withShortKeys(repr).replaceAll(ADDRESS, '>')
  const text = short.length > MAX_VALUE ? `${short.slice(0, MAX_VALUE - 1)}…` : short
  const isWhole = text === repr && text.length <= ONE_LINE
  return { text, whole: isWhole ? null : repr, waiting: null }
}

/** ".accessed" for an attribute of the line above it, "self". */
export function variableName(name: string): string {
  return name.startsWith('self.') ? name.slice('self'.length) : name
}
