import type { Code, Span } from '../../python/index.ts'
import type { Frame } from '../state/context.ts'
import { pointOf } from './program.ts'
import type { Program } from './program.ts'

/** Is this a file of Python's library that is written in Python? */
export function isOfLibrary({ sources }: Code, file: string): boolean {
  return sources.some(({ name, library }) => name === file && library === true)
}

/** The innermost line that is not of Python's library, if there is one. */
export function spanOfPeople(program: Program, innermost: Frame | null, at: Span): Span {
  let span = at
  for (let frame = innermost; frame !== null && isOfLibrary(program.code, span.file);) {
    if (frame.site !== null) span = pointOf(program, frame.site).point.span
    frame = frame.caller
  }
  return span
}
