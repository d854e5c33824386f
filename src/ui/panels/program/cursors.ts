import type { Letter, RequestView } from '../../../world/index.ts'
import type { CodePlace } from '../../kit/code/codePlace.ts'

/** The cursor of a request in the listing. */
export interface Cursor {
  readonly letter: Letter
  readonly file: string
  /** 1-based */
  readonly line: number
  /** this request made the step that led here */
  readonly moved: boolean
}

/**
 * One cursor per request that is not over, in the order of the letters. `shown`: the line that
 * the moved request has reached when its step is watched line by line; it replaces its rest.
 */
export function cursorsOf(
  requests: readonly RequestView[],
  moved: Letter | null,
  shown: CodePlace | null,
): readonly Cursor[] {
  return requests.flatMap(({ letter, span }) => {
    const isMoved = letter === moved
    const place = isMoved && shown !== null ? shown : span
    return place === null ? [] : [{ letter, file: place.file, line: place.line, moved: isMoved }]
  })
}

/**
 * The place that the listing follows: the cursor of the request that moved or, when it is over,
 * its last place; at the start the first request. Null when there is nothing to follow.
 */
export function followedRequest(
  cursors: readonly Cursor[],
  lastPlace: CodePlace | null,
): CodePlace | null {
  return cursors.find((cursor) => cursor.moved) ?? lastPlace ?? cursors[0] ?? null
}

/** The files of a program in the order of its tabs: the known ones first. */
export function orderedFiles(
  files: readonly string[],
  first: readonly string[],
): readonly string[] {
  return [
    ...first.filter((name) => files.includes(name)),
    ...files.filter((name) => !first.includes(name)),
  ]
}
