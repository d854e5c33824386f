import { useState } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Updates, UpdateState } from '../../offline/index.ts'
import { setDamagedAside, storageTrouble } from '../../store/index.ts'
import { Button } from '../kit/Button.tsx'
import styles from './Shell.module.css'

const pickOffered = ({ offered }: UpdateState) => offered

/** What there is to say of the page as such. It lies over the page, so that nothing moves. */
export function Shell({
  updates,
  storage,
}: {
  /** null: there are none */
  readonly updates: Updates | null
  /** null: it is forbidden */
  readonly storage: Storage | null
}) {
  return (
    <div className={styles['shell']} aria-live="polite">
      {updates === null ? null : <NewerVersion updates={updates} />}
      <KeepsNothing storage={storage} />
      <Damaged storage={storage} />
    </div>
  )
}

function NewerVersion({ updates }: { readonly updates: Updates }) {
  const offered = useStore(updates.store, pickOffered)
  if (!offered) return null
  return (
    <Note name="Newer version" later="Later">
      <p>
        A newer version of Racetrack is there. Opening it reloads this page; its address keeps your
        work. Other tabs stay as they are.
      </p>
      <Button name="Open the newer version" onPress={updates.takeOver}>
        Open it
      </Button>
    </Note>
  )
}

function KeepsNothing({ storage }: { readonly storage: Storage | null }) {
  const [trouble, setTrouble] = useState(() => storageTrouble(storage))
  if (trouble === null) return null
  return (
    <Note name="Storage" later="Dismiss">
      <p>
        {trouble === 'full'
          ? 'The storage of this browser is full, so that it keeps nothing new.'
          : 'This browser keeps nothing for this page.'}{' '}
        Everything works, but settings, lessons and stars last only until you close it. A link keeps
        a run.
      </p>
      <Button
        name="Try again"
        onPress={() => {
          setTrouble(storageTrouble(storage))
        }}
      >
        Try again
      </Button>
    </Note>
  )
}

function Damaged({ storage }: { readonly storage: Storage | null }) {
  const [damaged] = useState(() => setDamagedAside(storage))
  if (damaged.length === 0) return null
  return (
    <Note name="Damaged storage" later="Dismiss">
      <p>
        What this browser kept of your {damaged.join(' and ')} cannot be read, so that they begin
        afresh. Its text is put aside, in the storage of this page.
      </p>
    </Note>
  )
}

function Note({
  name,
  later,
  children,
}: {
  readonly name: string
  /** what the button says that takes it away */
  readonly later: string
  readonly children: ReactNode
}) {
  const [open, setOpen] = useState(true)
  if (!open) return null
  return (
    <aside className={styles['note']} aria-label={name}>
      {children}
      <Button
        name={later}
        onPress={() => {
          setOpen(false)
          // The button is gone: the focus goes to the page.
          document.querySelector('main')?.focus()
        }}
      >
        {later}
      </Button>
    </aside>
  )
}
