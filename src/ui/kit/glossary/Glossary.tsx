import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useDerived } from '../../app/stepper.tsx'
import { Dialog } from '../Dialog.tsx'
import styles from './Glossary.module.css'
import { wordList } from './openWords.ts'
import { wordsFor, wordsWith } from './words.ts'

const pickOpen = ({ open }: { readonly open: boolean }) => open

/** All words, to be searched. */
export function Glossary() {
  const open = useStore(wordList, pickOpen)
  const dialog = useRef<HTMLDialogElement>(null)
  const [search, setSearch] = useState('')
  useEffect(() => {
    const box = dialog.current
    if (!open || box === null) return undefined
    setSearch('')
    if (!box.open) box.showModal()
    const shut = (): void => {
      wordList.setState({ open: false })
    }
    box.addEventListener('close', shut)
    return () => {
      box.removeEventListener('close', shut)
    }
  }, [open])
  const { prepared } = useDerived()
  const words = useMemo(() => wordsWith(prepared.outcomes), [prepared])
  const found = wordsFor(search, words)
  return (
    <Dialog dialog={dialog} title="Words">
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
