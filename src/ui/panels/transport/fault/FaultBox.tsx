import { faultWords } from '../../../../programs/index.ts'
import type { FaultKind } from '../../../../programs/index.ts'
import { faultsHere } from '../../../../store/index.ts'
import { requestViews, shortName } from '../../../../world/index.ts'
import type { Letter, RequestView } from '../../../../world/index.ts'
import { useActions, useDerived, useStepper } from '../../../app/stepper.tsx'
import { closeMenu } from '../../../kit/Menu.tsx'
import { RequestBadge } from '../../../kit/RequestBadge.tsx'
import styles from './FaultMenu.module.css'

/** What can go wrong at the cursor, by request. */
export function FaultBox() {
  const stepper = useStepper((state) => state)
  const { prepared, world } = useDerived()
  const { fault } = stepper.scenario
  const rows = requestViews(prepared.plan, world).map((view, index) => ({
    view,
    kinds: faultsHere(stepper, index as Parameters<typeof faultsHere>[1]),
  }))
  const open = rows.filter(({ kinds }) => kinds.length > 0)
  return (
    <div role="group" aria-label="Faults at the next step" className={styles['box']}>
      <p className={styles['head']}>Let something go wrong here</p>
      {open.length === 0 ? (
        <p className={styles['hint']}>
          {prepared.own?.whyNoKill ?? 'Every request is over. Go back to where one can move.'}
        </p>
      ) : (
        open.map(({ view, kinds }) => <Row key={view.letter} view={view} kinds={kinds} />)
      )}
      <p className={styles['hint']}>
        {fault === null
          ? 'One fault per run. Map and verdict then cover all schedules with that fault.'
          : `One fault per run: another one replaces “${faultWords(fault)}”.`}
      </p>
    </div>
  )
}

function Row({
  view,
  kinds,
}: {
  readonly view: RequestView
  readonly kinds: readonly FaultKind[]
}) {
  const { injectFault } = useActions()
  const { letter, next } = view
  return (
    <div className={styles['row']}>
      <p className={styles['who']}>
        <RequestBadge letter={letter} />
        {next === null ? '' : `next: ${next.name}`}
        {next?.path === undefined || next.path === null ? '' : ` ${shortName(next.path)}`}
      </p>
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-label={nameOf(kind, letter)}
          className={styles['fault']}
          onClick={(event) => {
            closeMenu(event.currentTarget)
            injectFault(kind, letter)
          }}
        >
          {WORDS[kind].name(letter)}
          <span className={styles['what']}>{WORDS[kind].what}</span>
        </button>
      ))}
    </div>
  )
}

const WORDS: {
  readonly [K in FaultKind]: { readonly name: (letter: Letter) => string; readonly what: string }
} = {
  kill: {
    name: (letter) => `Kill ${letter} here`,
    what: 'Its worker dies: buffers are lost, files closed, locks released.',
  },
  'disk-full': {
    name: () => 'Disk full at this write',
    what: 'The write fails with ENOSPC, and nothing reaches the file.',
  },
  evict: {
    name: () => 'Evict the cache here',
    what: 'The cache drops all it holds, just before this step.',
  },
}

/** Whose step it is, too, so that no two buttons have one name. */
function nameOf(kind: FaultKind, letter: Letter): string {
  const name = WORDS[kind].name(letter)
  return kind === 'kill' ? name : `${name}, at the step of ${letter}`
}
