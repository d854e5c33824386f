import type { AnyScenario } from '../programs/index.ts'
import { FETCHING } from './notFetched.ts'
import { turns } from './opened.ts'
import type { Access, Opened } from './opened.ts'
import { openWhenLoaded, takeTurn } from './openWhenLoaded.ts'
import type { Notice } from './state.ts'

/**
 * Opens what is only known later in place of what is there: see `openWhenLoaded`. `find` gives what to open, or why not.
 */
export async function openWhenFound(
  find: () => Promise<Found>,
  label: () => string,
  access: Access,
): Promise<void> {
  const { set, get } = access
  const turn = takeTurn(null, get)
  set({ notice: FETCHING })
  const found = await find()
  if (turns.get(get) !== turn) return
  if (found.kind === 'refused') {
    turns.delete(get)
    set({ notice: found.notice })
    return
  }
  openWhenLoaded(found.scenario, found.next, label, access)
}

export type Found =
  | { readonly kind: 'found'; readonly scenario: AnyScenario; readonly next: () => Opened }
  | { readonly kind: 'refused'; readonly notice: Notice }
