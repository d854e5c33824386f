/**
 * A face of its own: what own programs need beside the first view. It is fetched when the first of
 * them is opened: the compiler, every built-in, the codec of links.
 */
export { prepareReadRace } from '../../programs/everyRace.ts'
export { foundInLink, openedInLink } from './foundInLink.ts'
export { linkOfOwn } from './ownLinks.ts'
export { isRead, readInWorker } from './readInWorker.ts'
export { raceNotice } from './raceNotice.ts'
