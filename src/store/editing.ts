/**
 * A face of its own: what writing programs needs, which the page fetches when somebody edits.
 */
export { createDrafts } from './drafts/createDrafts.ts'
export type { Drafts, DraftsStore, Kept } from './drafts/createDrafts.ts'
export type { Draft, OldVersion, Trouble, Unreadable } from './drafts/draft.ts'
export { createShelf } from './drafts/shelf.ts'
export { createEditor } from './editor/createEditor.ts'
export type { Editor, EditorStore, Opening, OpenProgram } from './editor/createEditor.ts'
export { openingOfDraft, openingOfLink } from './editor/openings.ts'
export { filesOfBase } from './editor/bases.ts'
export { TEMPLATES } from './editor/templates.ts'
export { fileName, filesIn, namesOf, raceAmong, sameFiles } from './editor/texts.ts'
export type { Files } from './editor/texts.ts'
export { fetchOwn } from './race/fetchOwn.ts'
export { readOwnLink } from './race/ownLinks.ts'
export { LONGEST_LINK, programLinkOf } from '../share/programLink.ts'
export type { FilesOfBase } from '../share/programLink.ts'
