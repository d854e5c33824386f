import { createStore } from 'zustand/vanilla'
import type { ReactNode } from 'react'
import styles from './Glossary.module.css'

/** What the list of words is open at: a word, or '' for all; null: it is shut. */
export const glossary = createStore<{ readonly word: string | null }>()(() => ({ word: null }))

/** Opens the list of words; '' shows all. */
export function openWords(word: string): void {
  glossary.setState({ word })
}

/** A word on the screen that can be pressed to be explained. Must not stand in another button. */
export function Term({ word, children }: { readonly word: string; readonly children: ReactNode }) {
  return (
    <button
      type="button"
      className={styles['term']}
      title={`What is “${word}”?`}
      onClick={() => {
        openWords(word)
      }}
    >
      {children}
    </button>
  )
}
