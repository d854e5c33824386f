import { openStage, replace } from './page.ts'

/** Opens the editor. `what`: what stands in the address behind its name. */
export function openEditor(what: string): void {
  openStage(`edit${what}`)
}

/** Writes what the editor holds to the address, without an entry in the history. */
export function nameEdit(what: string): void {
  replace(`#edit${what}`)
}
