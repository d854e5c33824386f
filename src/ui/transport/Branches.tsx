import { useMemo } from 'react'
import { offeredBranches } from '../../store/index.ts'
import type { Branch, Session } from '../../store/index.ts'
import type { Letter } from '../../world/index.ts'
import { useActions, useSession } from '../session.tsx'
import { Icon } from '../shared/Icon.tsx'
import { closeMenu, Menu } from '../shared/Menu.tsx'
import { RequestShape } from '../shared/RequestShape.tsx'
import styles from './Branches.module.css'

const pickBranches = (session: Session) => session.branches
const pickSchedule = (session: Session) => session.schedule

/** Schedules that were left behind. Always there, so that nothing moves when the first comes. */
export function Branches() {
  const branches = useSession(pickBranches)
  const schedule = useSession(pickSchedule)
  const { takeBranch } = useActions()
  const offered = useMemo(() => offeredBranches({ branches, schedule }), [branches, schedule])
  return (
    <Menu
      name={countText(offered.length)}
      side="above"
      label={
        <span className={styles['label']} data-none={offered.length === 0 || undefined}>
          <Icon name="branch" />
          {offered.length}
        </span>
      }
    >
      <div className={styles['box']}>
        <p className={styles['head']}>{countText(offered.length)}</p>
        {offered.length === 0 ? (
          <p className={styles['none']}>
            Go back, step another request, and the way you leave is kept here.
          </p>
        ) : (
          <ul className={styles['list']}>
            {offered.map((branch, index) => (
              <li key={branch.schedule}>
                <button
                  type="button"
                  className={styles['branch']}
                  onClick={(event) => {
                    closeMenu(event.currentTarget)
                    takeBranch(index)
                  }}
                >
                  <span className={styles['from']}>from step {branch.shared + 1}</span>
                  <Shapes branch={branch} />
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Menu>
  )
}

const SHOWN = 12
const SHAPE = 18

/** The first steps that the branch makes otherwise. */
function Shapes({ branch }: { readonly branch: Branch }) {
  const letters = [...branch.schedule.slice(branch.shared)] as Letter[]
  const shown = letters.slice(0, SHOWN)
  const more = letters.length - shown.length
  return (
    <>
      <svg
        width={shown.length * SHAPE}
        height={SHAPE}
        role="img"
        aria-label={letters.join(' ')}
        className={styles['shapes']}
      >
        {shown.map((letter, index) => (
          <g key={index} transform={`translate(${(index + 0.5) * SHAPE} ${SHAPE / 2}) scale(0.72)`}>
            <RequestShape letter={letter} />
          </g>
        ))}
      </svg>
      {more > 0 ? <span className={styles['more']}>and {more} more</span> : null}
    </>
  )
}

function countText(count: number): string {
  return count === 1 ? '1 other branch' : `${count} other branches`
}
