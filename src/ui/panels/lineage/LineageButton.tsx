import { openLineage } from '../../app/page.ts'
import { Button } from '../../kit/Button.tsx'

/** Leads to the page of all versions. */
export function LineageButton() {
  return (
    <Button name="Lineage" title="All versions, from the ticket to today" onPress={openLineage}>
      Lineage
    </Button>
  )
}
