import { shortName, waitsText, withShortKeys } from '../../../world/index.ts'
import type { RequestStatus, RequestView } from '../../../world/index.ts'

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
    case 'idle':
      return { short: 'idle', long: 'idle: nobody looks at the clock', bad: false }
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
