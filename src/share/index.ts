/**
 * share: links that open a program with its schedule. Who reads a link opens what was shared, or is
 * told why not; a damaged link never opens another program. Links with a program of somebody's own
 * have a face of their own, `programLink.ts`, for the first view does without.
 */
export { FIELDS, sessionLinkOf, VERSION } from './sessionLink.ts'
export type { SessionLinked } from './sessionLink.ts'
