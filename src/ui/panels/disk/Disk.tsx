import { useDerived } from '../../app/stepper.tsx'
import { laterPart } from '../../kit/laterPart.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Files } from './Files.tsx'

const Stores = laterPart(
  async () => (await import('./Stores.tsx')).Stores,
  <Panel name="Store">{null}</Panel>,
)

/** What is shared: the memory of threads, the files of a disk, the rows of a table or the entries of a cache. */
export function Disk() {
  const { devices } = useDerived().prepared
  return devices.memory || devices.rows || devices.cache ? <Stores devices={devices} /> : <Files />
}
