import { editingOf } from './editing.ts'
import { offerGallery } from './offerGallery.ts'
import { offerLineage } from './offerLineage.ts'
import { offerMine } from './offerMine.ts'
import { openEditor } from './openEditor.ts'
import type { Stores } from './stepper.tsx'

/** Puts everything beside the scenarios of the ticket into the menu of scenarios. */
export function offerPrograms(stores: Stores): void {
  offerLineage(stores)
  offerGallery(stores)
  offerMine(editingOf(stores).drafts, stores.stepper, (id) => {
    openEditor(`=${id}`)
  })
}
