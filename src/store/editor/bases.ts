import type { FilesOfBase } from '../share/programLink.ts'

/** The files of a program that others have, as they are now; null: there is none of this name. */
export const filesOfBase: FilesOfBase = () => null
