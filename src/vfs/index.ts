/**
 * vfs: a virtual POSIX filesystem. Immutable, deterministic; every rule is in SPEC.md and held
 * against a real directory by the oracle test.
 */
export type {
  Blocked,
  Bytes,
  Errno,
  Fd,
  Ino,
  LockMode,
  OpenFlag,
  Pid,
  Stat,
  SysResult,
  Syscall,
  SysValues,
  Whence,
} from './syscall.ts'
export { bytes, textOf, utf8Bytes } from './bytes.ts'
export {
  BUFFER_SIZE,
  bufferWrite,
  fileObject,
  openMode,
  takeBuffer,
  type Buffered,
  type FileObject,
  type OpenMode,
} from './fileObject.ts'
export { inodeRange, RANGE, withNumbersFreed, type Fs } from './fs.ts'
export { dirsKey, filesKey, fsKey, inodeKey, namesKey } from './fsKey.ts'
export { fd, ino, pid } from './ids.ts'
export { parentOf } from './resolve.ts'
export { asStart } from './asStart.ts'
export { emptyFs, withFile } from './initialFs.ts'
export { lockQueue, type LockQueue, type LockRequest, type LockWaiter } from './lockQueue.ts'
export { temporaryName } from './open.ts'
export { exitProcess, isBlocked, noticeable, perform } from './perform.ts'
export type { CallOf, Performed } from './performed.ts'
export {
  inodeData,
  listFiles,
  openDescriptions,
  underWay,
  type DescriptionView,
  type FileView,
} from './views.ts'
export {
  joinForStep,
  joinFs,
  mayHoldGarbage,
  ownKey,
  splitFs,
  withoutGarbage,
  type OwnFiles,
  type Split,
} from './split.ts'
