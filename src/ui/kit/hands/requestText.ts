import { withShortKeys, shortName, waitsText } from '../../../world/index.ts'
import type { RequestStatus, RequestView, StepRecord } from '../../../world/index.ts'

/** What a request is about to do, waits for, or ended with. */
export interface StatusText {
  /** for a tab: "empty 3f9c", "waits for A", "200" */
  readonly short: string
  /** for its card */
  readonly long: string
  /** it ended badly */
  readonly bad: boolean
}

export function statusText(view: RequestView, status: RequestStatus): StatusText {
  switch (status.kind) {
    case 'ready':
      return { short: view.order ?? '', long: `next: ${nextText(view)}`, bad: false }
    case 'blocked': {
      const short = waitsText(view)
      return { short, long: `${short}: ${nextText(view)}`, bad: false }
    }
    case 'finished':
      return finishText(view, status.finish)
  }
}

type Finish = Extract<RequestStatus, { kind: 'finished' }>['finish']

function finishText(view: RequestView, finish: Finish): StatusText {
  switch (finish.kind) {
    case 'returned': {
      const status = view.response === null ? '' : ` ${view.response}`
      return { short: `done${status}`, long: `done${status}`, bad: (view.response ?? 200) >= 400 }
    }
    case 'died':
      return {
        short: 'died',
        long: `died: ${finish.exception}: ${withShortKeys(finish.message)}`,
        bad: true,
      }
    case 'killed':
      return { short: 'killed', long: 'killed: its worker died, and it got no answer', bad: true }
    case 'not-modelled':
      return {
        short: 'not modelled',
        long: `not modelled: ${finish.what} (${finish.span.file}:${finish.span.line})`,
        bad: true,
      }
  }
}

function nextText({ next }: RequestView): string {
  if (next === null) return ''
  return next.path === null ? next.name : `${next.name} ${shortName(next.path)}`
}

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
