import { lazy, Suspense } from 'react'
import { LATER } from '../laterParts.ts'
import { useDerived } from '../session.tsx'
import { Panel } from '../shared/Panel.tsx'
import { STORE_NAMES } from '../storeNames.ts'
import { Files } from './Files.tsx'

const Entries = lazy(async () => ({ default: (await LATER.entries()).Entries }))

/** What sessions are kept in: the files of a disk, the rows of a table or the entries of a cache. */
export function Disk() {
  const { store } = useDerived().stage.row
  if (store === 'files') return <Files />
  return (
    <Suspense fallback={<Panel name={STORE_NAMES[store]}>{null}</Panel>}>
      <Entries store={store} />
    </Suspense>
  )
}
