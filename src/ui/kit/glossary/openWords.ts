import { createStore } from 'zustand/vanilla'

/** Is the list of all words open? */
export const wordList = createStore<{ readonly open: boolean }>()(() => ({ open: false }))

/** Opens the list of all words. */
export function openWords(): void {
  wordList.setState({ open: true })
}
