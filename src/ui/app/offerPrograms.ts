import { editingOf } from './editing.ts'
import { offerGallery } from './offerGallery.ts'
import { offerMine } from './offerMine.ts'
import { openEditor } from './openEditor.ts'
import type { Stores } from './stepper.tsx'

/** Puts everything beside the catalogue into the menu of scenarios. */
export function offerPrograms(stores: Stores): void {
  offerGallery(stores)
  offerMine(editingOf(stores).drafts, stores.stepper, (id) => {
    openEditor(`=${id}`)
  })
}
