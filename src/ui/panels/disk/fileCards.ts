import type {
  DiskView,
  EmptySpan,
  FileView,
  Letter,
  LockView,
  OpenView,
} from '../../../world/index.ts'

/** One file as the panel shows it. */
export interface FileCard {
  /** the same for the same file at every step */
  readonly id: string
  readonly path: string
  /** null: the step removed the name, and no request has the file open */
  readonly file: FileView | null
  readonly text: string
  /** its content before this step, when the step changed it */
  readonly before: string | null
  /** what this step did to it */
  readonly change: { readonly text: string; readonly letter: Letter; readonly bad: boolean } | null
  readonly openBy: readonly OpenView[]
  readonly lock: LockView | null
  /** it held something and is empty now: since which step, and whose */
  readonly emptied: { readonly step: number; readonly letter: Letter } | null
  /** the browser's cookie names it */
  readonly named: boolean
}

/** What there is to know beside the disk itself. */
export interface Around {
  /** paths in the order in which they first appeared */
  readonly order: readonly string[]
  /** of the steps done */
  readonly emptySpans: readonly EmptySpan[]
  /** the key in the browser's cookie */
  readonly key: string | undefined
}

/** The cards, in an order that is stable along the run: a new name comes last. */
export function fileCards(disk: DiskView, around: Around): readonly FileCard[] {
  const renamed = disk.files.some((file) => file.change?.kind === 'renamed')
  const kept = disk.files.map((file) => cardOf(file, disk, around))
  const open = new Set(disk.files.filter((file) => !file.linked).map((file) => file.path))
  const gone = disk.removed
    .filter((file) => !open.has(file.path))
    .map(({ path, letter, text }): FileCard => {
      const change = { text: renamed ? 'renamed by' : 'unlinked by', letter, bad: false }
      const rest = { openBy: [], lock: null, emptied: null, named: isNamed(path, around) }
      return { id: path, path, file: null, text, before: null, change, ...rest }
    })
  const rank = (card: FileCard): number => {
    const place = around.order.indexOf(card.path)
    return place === -1 ? around.order.length : place
  }
  return [...kept, ...gone].sort(
    (one, other) => rank(one) - rank(other) || ordinal(one) - ordinal(other),
  )
}

/** Of files under one path, the one that has the name comes first. */
function ordinal(card: FileCard): number {
  return card.file?.linked === true ? 0 : 1
}

function cardOf(file: FileView, disk: DiskView, around: Around): FileCard {
  const span = around.emptySpans.find((entry) => entry.path === file.path && entry.to === null)
  const emptied =
    span === undefined || !file.linked ? null : { step: span.from, letter: span.letter }
  return {
    id: file.linked ? file.path : `${file.path} ${file.ino}`,
    path: file.path,
    file,
    text: file.text,
    before: file.before,
    change: changeOf(file, disk),
    openBy: file.openBy,
    lock: file.linked ? (disk.locks.find((lock) => lock.path === file.path) ?? null) : null,
    emptied,
    named: file.linked && isNamed(file.path, around),
  }
}

const WORDS = {
  created: 'created by',
  truncated: 'truncated by',
  written: 'written by',
  renamed: 'renamed to this by',
  unlinked: 'unlinked by',
} as const

function changeOf(file: FileView, disk: DiskView): FileCard['change'] {
  if (!file.linked) {
    const removed = disk.removed.find((entry) => entry.path === file.path)
    return removed === undefined
      ? null
      : { text: WORDS.unlinked, letter: removed.letter, bad: false }
  }
  if (file.change === null) return null
  const { kind, letter } = file.change
  return { text: WORDS[kind], letter, bad: kind === 'truncated' && file.size === 0 }
}

function isNamed(path: string, { key }: Around): boolean {
  return key !== undefined && key !== '' && path.endsWith(key)
}
