import { bytes, inodeData, listFiles, openDescriptions, textOf } from '../../vfs/index.ts'
import type { Bytes, LockMode } from '../../vfs/index.ts'
import type { StepRecord } from '../bareStep.ts'
import { letterOf } from '../world.ts'
import type { Letter, Plan, World } from '../world.ts'
import { locks } from './locks.ts'
import type { LockView } from './locks.ts'

export interface FileView {
  readonly path: string
  readonly ino: number
  /** bytes */
  readonly size: number
  readonly text: string
  /** false: unlinked, but a request still has it open */
  readonly linked: boolean
  readonly openBy: readonly OpenView[]
  /** what the step that led here did to it; null when nothing */
  readonly change: FileChange | null
  /** its content before that step, when it changed; null when unchanged or new */
  readonly before: string | null
}

export interface OpenView {
  readonly letter: Letter
  readonly fd: number
  readonly access: 'reads' | 'writes' | 'reads and writes'
  readonly lock: LockMode | null
}

export interface FileChange {
  readonly kind: 'created' | 'truncated' | 'written' | 'renamed' | 'unlinked'
  readonly letter: Letter
}

export interface DiskView {
  /** by path; a file that this step removed is not here */
  readonly files: readonly FileView[]
  /** names that the step took away */
  readonly removed: readonly {
    readonly path: string
    readonly letter: Letter
    readonly text: string
  }[]
  readonly locks: readonly LockView[]
}

/** The disk of a world, and what the step that led to it changed. `before` null: the start. */
export function diskView(
  plan: Plan,
  before: World | null,
  world: World,
  record: StepRecord | null,
): DiskView {
  const earlier = new Map((before === null ? [] : listFiles(before.fs)).map((f) => [f.path, f]))
  const now = listFiles(world.fs)
  const letter = record === null ? null : letterOf(record.who)
  const files = now.map((file): FileView => {
    const old = earlier.get(file.path)
    const change = letter === null || before === null ? null : changeOf(old, file, record, letter)
    return {
      path: file.path,
      ino: file.ino,
      size: file.size,
      text: textOf(file.data),
      linked: true,
      openBy: openBy(plan, world, file.ino),
      change,
      before: change !== null && old !== undefined ? textOf(old.data) : null,
    }
  })
  const paths = new Set(now.map((file) => file.path))
  const removed =
    letter === null
      ? []
      : [...earlier.values()]
          .filter((file) => !paths.has(file.path))
          .map((file) => ({ path: file.path, letter, text: textOf(file.data) }))
  return { files: [...files, ...unlinkedFiles(plan, world)], removed, locks: locks(plan, world) }
}

interface Listed {
  readonly ino: number
  readonly data: Bytes
}

function changeOf(
  old: Listed | undefined,
  file: Listed,
  record: StepRecord | null,
  letter: Letter,
): FileChange | null {
  const call = record?.operation.kind === 'syscall' ? record.operation.call : null
  if (call?.op === 'rename' && (old === undefined || old.ino !== file.ino)) {
    return { kind: 'renamed', letter }
  }
  if (old === undefined || old.ino !== file.ino) return { kind: 'created', letter }
  if (old.data === file.data) return null
  const shorter = file.data.length < old.data.length && call?.op !== 'write'
  return { kind: shorter ? 'truncated' : 'written', letter }
}

function openBy(plan: Plan, world: World, ino: number): readonly OpenView[] {
  return openDescriptions(world.fs)
    .filter((open) => open.ino === ino)
    .flatMap((open): readonly OpenView[] => {
      const { pid, fd, flags, lock } = open
      const { threads } = plan
      const letter = threads === undefined ? letterOf(pid) : threads.holder(plan, world, fd)
      if (letter === null) return []
      const access = flags.includes('O_RDWR')
        ? 'reads and writes'
        : flags.includes('O_WRONLY')
          ? 'writes'
          : 'reads'
      return [{ letter, fd, access, lock }]
    })
}

function unlinkedFiles(plan: Plan, world: World): readonly FileView[] {
  const seen = new Map<number, FileView>()
  for (const open of openDescriptions(world.fs)) {
    if (open.linked || seen.has(open.ino)) continue
    const data = inodeData(world.fs, open.ino) ?? bytes('')
    seen.set(open.ino, {
      path: open.path,
      ino: open.ino,
      size: data.length,
      text: textOf(data),
      linked: false,
      openBy: openBy(plan, world, open.ino),
      change: null,
      before: null,
    })
  }
  return [...seen.values()]
}
