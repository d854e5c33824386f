import type { ContentLane, Letter } from '../../../world/index.ts'
import type { Customer, Ought } from '../../app/customerAt.ts'
import { CustomerPage } from '../../kit/customer/CustomerPage.tsx'
import { FileSheet } from '../../kit/file/FileSheet.tsx'
import { Hand } from '../../kit/hands/Hand.tsx'
import type { HandView } from '../../kit/hands/handView.ts'
import { useFrame } from '../../kit/useFrame.ts'
import styles from './Scene.module.css'

/** What the scene of a card shows at a position, as plain data: the build can write it down. */
export interface SceneView {
  readonly customer: Customer
  readonly ought: Ought
  readonly letters: readonly Letter[]
  readonly hands: readonly ShownHand[]
  /** the file that the customer's cookie names; null: there is none */
  readonly file: ContentLane | null
  readonly cursor: number
}

interface ShownHand {
  readonly view: HandView
  /** its whole file */
  readonly text: string
}

/** The customer, the code and the file, side by side. */
export function Scene({
  view: { customer, ought, letters, hands, file, cursor },
  plain = false,
}: {
  readonly view: SceneView
  /** the colours of the code are not asked for */
  readonly plain?: boolean
}) {
  const frame = useFrame()
  return (
    <div className={styles['scene']}>
      <section>
        <h3>What the customer would see now</h3>
        <CustomerPage customer={customer} ought={ought} letters={letters} />
      </section>
      <section className={styles['server']}>
        <h3>What the server runs</h3>
        <div className={styles['hands']}>
          {hands.map(({ view, text }, index) => (
            <Hand
              word="Request"
              key={index}
              view={view}
              text={text}
              rows={rowsOf(hands.length, frame === 'phone', view.next === null)}
              holds=""
              plain={plain}
            />
          ))}
        </div>
      </section>
      {file === null ? null : (
        <section>
          <h3>What is on the disk</h3>
          <FileSheet lane={file} step={cursor} note="the cookie names it" />
        </section>
      )}
    </div>
  )
}

/** Two hands are as high as one; lines take the place of what a hand does not say. */
function rowsOf(hands: number, phone: boolean, quiet: boolean): number {
  if (phone) return 3
  return hands === 1 ? 9 : quiet ? 5 : 3
}
