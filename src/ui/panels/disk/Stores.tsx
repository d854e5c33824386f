import { useState } from 'react'
import type { Devices } from '../../../programs/index.ts'
import { Choice } from '../../kit/Choice.tsx'
import { Entries } from './Entries.tsx'
import { Files } from './Files.tsx'
import { Memory } from './Memory.tsx'
import { STORE_NAMES, storesOf } from './storeNames.ts'
import type { StoreName } from './storeNames.ts'

/** One of the places that a program stores in; where there are several, with the choice. */
export function Stores({ devices }: { readonly devices: Devices }) {
  const stores = storesOf(devices)
  const [chosen, choose] = useState<StoreName | null>(null)
  const store = stores.find((each) => each === chosen) ?? stores[0] ?? 'files'
  const choice =
    stores.length < 2 ? null : (
      <Choice
        name="Store"
        label=""
        value={store}
        options={stores.map((each) => ({ value: each, text: STORE_NAMES[each] }))}
        onChange={(value) => {
          choose(stores.find((each) => each === value) ?? null)
        }}
      />
    )
  if (store === 'memory') return <Memory actions={choice} />
  return store === 'files' ? <Files actions={choice} /> : <Entries store={store} actions={choice} />
}
