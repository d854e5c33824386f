import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { Dialog } from '../Dialog.tsx'
import styles from './Glossary.module.css'
import { glossary } from './Term.tsx'
import { WORDS, wordsFor } from './words.ts'

/** All words, with the one that was pressed on top. */
export function Glossary() {
  const word = useStore(glossary, pickWord)
  const dialog = useRef<HTMLDialogElement>(null)
  const [search, setSearch] = useState('')
  useEffect(() => {
    const box = dialog.current
    if (word === null || box === null) return undefined
    setSearch('')
    if (!box.open) box.showModal()
    const shut = (): void => {
      glossary.setState({ word: null })
    }
    box.addEventListener('close', shut)
    return () => {
      box.removeEventListener('close', shut)
    }
  }, [word])
  const asked = WORDS.find((each) => each.word === word)
  const found = wordsFor(search)
  return (
    <Dialog dialog={dialog} title="Words">
      {asked === undefined ? null : (
        <p className={styles['asked']}>
          <b>{asked.word}</b>: {asked.text}
        </p>
      )}
      <label className={styles['search']}>
        Search{' '}
        <input
          type="text"
          role="searchbox"
          value={search}
          onChange={(event) => {
            setSearch(event.target.value)
          }}
        />
      </label>
      <dl className={styles['words']} aria-label="All words">
        {found.map((each) => (
          <div key={each.word}>
            <dt>{each.word}</dt>
            <dd>{each.text}</dd>
          </div>
        ))}
      </dl>
      {found.length > 0 ? null : <p>No word matches “{search}”.</p>}
    </Dialog>
  )
}

function pickWord({ word }: { readonly word: string | null }): string | null {
  return word
}
