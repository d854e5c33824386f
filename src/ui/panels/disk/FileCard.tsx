import type { ReadBack } from '../../../programs/index.ts'
import { byteCount, shortName } from '../../../world/index.ts'
import type { Letter, LockView, OpenView } from '../../../world/index.ts'
import { RequestBadge } from '../../kit/RequestBadge.tsx'
import { StepLink } from '../../kit/StepLink.tsx'
import { CookieMark, excerpt, meaning } from './cardParts.tsx'
import styles from './Disk.module.css'
import { FileText } from './FileText.tsx'
import type { FileCard as Card } from './fileCards.ts'
import { Term } from '../../kit/glossary/Term.tsx'

/** One file: its name, size and content, who has it open, and what this step did to it. */
export function FileCard({
  card,
  readBack,
}: {
  readonly card: Card
  readonly readBack: ReadBack | null
}) {
  const { file } = card
  const state = stateOf(card, readBack)
  return (
    <li className={styles['file']} data-state={state}>
      <h3 className={styles['head']}>
        <span className={styles['name']} title={card.path}>
          {file === null ? <del>{shortName(card.path)}</del> : shortName(card.path)}
        </span>
        {card.named ? <Named gone={file === null} /> : null}
        <span className={styles['size']} title={file === null ? undefined : `inode ${file.ino}`}>
          {file === null ? 'removed' : byteCount(file.size)}
        </span>
      </h3>
      <p className={styles['text']}>
        {file === null ? (
          <del>{excerpt(card.text)}</del>
        ) : (
          <FileText text={card.text} size={file.size} />
        )}
        {card.before === null || card.before === card.text ? null : (
          <>
            {' '}
            <del title="before this step">{excerpt(card.before)}</del>
          </>
        )}
      </p>
      <Tags card={card} unreadable={readBack?.kind === 'unreadable'} />
      {readBack === null ? null : <p className={styles['note']}>{meaning(readBack, 'file')}</p>}
      {card.lock === null ? null : <Waiters lock={card.lock} />}
    </li>
  )
}

function stateOf({ file, emptied }: Card, readBack: ReadBack | null): string {
  if (file === null) return 'gone'
  if (emptied !== null || readBack?.kind === 'unreadable') return 'open'
  return file.linked ? 'kept' : 'nameless'
}

function Tags({ card, unreadable }: { readonly card: Card; readonly unreadable: boolean }) {
  const { change, emptied, file } = card
  const idle = file?.linked === true && card.openBy.length === 0
  return (
    <p className={styles['tags']}>
      {change === null ? null : <Change change={change} />}
      {emptied === null || change?.bad === true ? null : (
        <span className={styles['tag']} data-kind="open">
          <Term word="truncate">emptied</Term> by {emptied.letter} at{' '}
          <StepLink step={emptied.step} />
        </span>
      )}
      {unreadable ? <Unreadable openBy={card.openBy} /> : null}
      {file === null || file.linked ? null : (
        <span className={styles['tag']}>
          <Term word="inode">no name any more</Term>
        </span>
      )}
      {idle && change === null && emptied === null && !unreadable ? (
        <span className={styles['idle']}>nobody has it open</span>
      ) : null}
      {card.openBy.map((open) => (
        <Opened key={`${open.letter}${open.fd}`} open={open} />
      ))}
    </p>
  )
}

/** What this step did to the file. */
function Change({
  change: { text, letter, bad },
}: {
  readonly change: NonNullable<Card['change']>
}) {
  return (
    <span className={styles['tag']} data-kind={bad ? 'open' : 'news'}>
      {bad ? <Term word="truncate">{text}</Term> : text} {letter}
    </span>
  )
}

/** A file that this run will create: who will, and when. */
export function LaterFile({
  path,
  letter,
  step,
}: {
  readonly path: string
  readonly letter: Letter
  readonly step: number
}) {
  return (
    <li className={styles['file']} data-state="later">
      <h3 className={styles['head']}>
        <span className={styles['name']} title={path}>
          {shortName(path)}
        </span>
        <span className={styles['size']}>not there yet</span>
      </h3>
      <p>
        {letter} creates it at <StepLink step={step} />.
      </p>
    </li>
  )
}

/** Those who write may not be done. */
function Unreadable({ openBy }: { readonly openBy: readonly OpenView[] }) {
  const writing = openBy.some(({ access }) => access !== 'reads')
  return (
    <span className={styles['tag']} data-kind="open">
      {writing ? <Term word="torn read">half-written</Term> : 'unreadable'}
    </span>
  )
}

function Opened({ open }: { readonly open: OpenView }) {
  const lock = open.lock === null ? '' : `, ${lockName(open.lock)}`
  return (
    <span className={styles['tag']} data-letter={open.letter} title={`descriptor ${open.fd}`}>
      <RequestBadge letter={open.letter} size={14} /> <Term word="descriptor">{open.access}</Term>
      {lock}
    </span>
  )
}

/** Who waits for the lock of a file. The holder is listed with those who have the file open. */
export function Waiters({ lock }: { readonly lock: LockView }) {
  if (lock.waiters.length === 0) return null
  return (
    <ul className={styles['lock']}>
      {lock.waiters.map(({ letter, mode, blockedBy }) => (
        <li key={`waits ${letter}`}>
          <RequestBadge letter={letter} size={14} /> waits for {commaList(blockedBy)} to let go (
          {lockName(mode)})
        </li>
      ))}
    </ul>
  )
}

function lockName(mode: string): string {
  return mode === 'LOCK_EX' ? 'exclusive lock' : 'shared lock'
}

function commaList(letters: readonly Letter[]): string {
  return letters.length === 0 ? 'somebody' : letters.join(' and ')
}

/** The cookie of the browser names this file. */
function Named({ gone }: { readonly gone: boolean }) {
  return (
    <span className={styles['named']}>
      <CookieMark /> {gone ? 'still in the cookie' : 'in the cookie'}
    </span>
  )
}
