import { storeOf } from '../../app/storeNames.ts'
import { useDerived } from '../../app/stepper.tsx'
import { laterPart } from '../../kit/laterPart.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Files } from './Files.tsx'

const Entries = laterPart(
  async () => (await import('./Entries.tsx')).Entries,
  <Panel name="Store">{null}</Panel>,
)

/** What sessions are kept in: the files of a disk, the rows of a table or the entries of a cache. */
export function Disk() {
  const store = storeOf(useDerived().prepared.devices)
  return store === 'files' ? <Files /> : <Entries store={store} />
}
