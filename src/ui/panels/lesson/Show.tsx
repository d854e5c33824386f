import { useMemo } from 'react'
import type { LessonFacts, Show as ShowKind } from '../../../learn/index.ts'
import { laneName, lettersOf, requestViews } from '../../../world/index.ts'
import type { ContentLane, TimelineView } from '../../../world/index.ts'
import { customerAt, customerOught } from '../../app/customerAt.ts'
import { useDerived } from '../../app/stepper.tsx'
import { CustomerPage } from '../../kit/customer/CustomerPage.tsx'
import { FileSheet } from '../../kit/file/FileSheet.tsx'
import { Hand } from '../../kit/hands/Hand.tsx'
import { handsOf } from '../../kit/hands/handsOf.ts'
import { laterPart } from '../../kit/laterPart.tsx'
import { useFrame } from '../../kit/useFrame.ts'
import { FetchText } from './FetchText.tsx'
import styles from './Show.module.css'

const fetching = <FetchText />
const Counts = laterPart(async () => (await import('./Counts.tsx')).Counts, fetching)
const Cure = laterPart(async () => (await import('./Cure.tsx')).Cure, fetching)
const Guilty = laterPart(async () => (await import('./Guilty.tsx')).Guilty, fetching)
const Time = laterPart(async () => (await import('./Time.tsx')).Time, fetching)

/** What a card speaks of. */
export function Show({ show, facts }: { readonly show: ShowKind; readonly facts: LessonFacts }) {
  switch (show) {
    case 'scene':
      return <Scene facts={facts} />
    case 'guilty':
      return <Guilty facts={facts} />
    case 'time':
      return <Time facts={facts} />
    case 'counts':
      return <Counts facts={facts} />
    case 'cure':
      return <Cure facts={facts} />
  }
}

/** The customer, the code and the file, side by side. */
function Scene({ facts }: { readonly facts: LessonFacts }) {
  const derived = useDerived()
  const frame = useFrame()
  const { run, timeline, cursor, prepared, explain } = facts
  const views = useMemo(() => requestViews(prepared.plan, derived.world), [prepared, derived.world])
  const hands = useMemo(() => handsOf(derived, views, null, explain), [derived, views, explain])
  const customer = customerAt(run, cursor)
  const file = fileOf(timeline, customer.cookie)
  return (
    <div className={styles['scene']}>
      <section>
        <h3>What the customer would see now</h3>
        <CustomerPage
          customer={customer}
          ought={customerOught(prepared, run, cursor)}
          letters={lettersOf(run.plan)}
        />
      </section>
      <section className={styles['server']}>
        <h3>What the server runs</h3>
        <div className={styles['hands']}>
          {hands.map((hand, index) => (
            <Hand
              word="Request"
              key={index}
              view={hand}
              text={prepared.code.sources.find(({ name }) => name === hand.file)?.text ?? ''}
              rows={rowsOf(hands.length, frame === 'phone', hand.next === null)}
              holds=""
            />
          ))}
        </div>
      </section>
      {file === undefined ? null : (
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

/** The file that the customer's cookie names: the only one whose content they see. */
function fileOf({ contents }: TimelineView, cookie: string | null): ContentLane | undefined {
  const files = contents.filter(({ kind }) => kind === 'file')
  return files.find(({ path }) => laneName(path) === cookie) ?? files[0]
}
