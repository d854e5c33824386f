import { Suspense } from 'react'
import { laterPart } from '../../kit/laterPart.ts'
import { useDerived } from '../../app/stepper.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { STORE_NAMES } from '../../app/storeNames.ts'
import { Files } from './Files.tsx'

const Entries = laterPart(async () => (await import('./Entries.tsx')).Entries)

/** What sessions are kept in: the files of a disk, the rows of a table or the entries of a cache. */
export function Disk() {
  const { store } = useDerived().prepared.row
  if (store === 'files') return <Files />
  return (
    <Suspense fallback={<Panel name={STORE_NAMES[store]}>{null}</Panel>}>
      <Entries store={store} />
    </Suspense>
  )
}
