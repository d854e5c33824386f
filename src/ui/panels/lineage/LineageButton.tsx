import { laterPart } from '../../kit/laterPart.tsx'
import { useCallback, useRef, useState } from 'react'
import { Button } from '../../kit/Button.tsx'

const LineageDrawer = laterPart(async () => (await import('./LineageDrawer.tsx')).LineageDrawer)

/** Opens the versions in short. The drawer is fetched with the first press. */
export function LineageButton() {
  const [wanted, setWanted] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  const opened = useCallback((element: HTMLDialogElement | null) => {
    // It is there for the first time: the press that asked for it opens it.
    if (element !== null && dialog.current === null) element.showModal()
    dialog.current = element
  }, [])
  return (
    <>
      <Button
        name="Lineage"
        title="All versions, from the ticket to today"
        onPress={() => {
          if (wanted) dialog.current?.showModal()
          else setWanted(true)
        }}
      >
        Lineage
      </Button>
      {wanted ? <LineageDrawer dialog={opened} /> : null}
    </>
  )
}
