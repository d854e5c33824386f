import type { Branch } from '../../../store/index.ts'
import type { Letter } from '../../../world/index.ts'
import { useActions } from '../../app/stepper.tsx'
import { closeMenu } from '../../kit/Menu.tsx'
import { RequestShape } from '../../kit/RequestShape.tsx'
import { countText } from './branchCount.ts'
import styles from './Branches.module.css'

/** The schedules that were left behind, to be taken again. */
export function BranchList({ offered }: { readonly offered: readonly Branch[] }) {
  const { takeBranch } = useActions()
  return (
    <div className={styles['box']}>
      <p className={styles['head']}>{countText(offered.length)}</p>
      {offered.length === 0 ? (
        <p className={styles['none']}>
          Go back, step another one, and the way you leave is kept here.
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
