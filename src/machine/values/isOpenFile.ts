import type { HeapObject } from './value.ts'

/** Is it a file object that is not closed? */
export function isOpenFile(object: HeapObject | undefined): boolean {
  return object?.kind === 'openFile' && !object.file.closed
}
