import { useState } from 'react'
import { byteCount } from '../../../world/index.ts'
import styles from './Disk.module.css'
import { clippedEnd, partsOf } from './storedText.ts'

/** The content of a file: what it says, and the checksum after it; a long one can be unfolded. */
export function FileText({ text, size }: { readonly text: string; readonly size: number }) {
  const [open, setOpen] = useState(false)
  if (text === '') return <span className={styles['empty']}>(empty)</span>
  const short = clippedEnd(text)
  const { body, checksum } = partsOf(open || short === null ? text : short)
  return (
    <>
      <span>{body}</span>
      {checksum === null ? null : (
        <span className={styles['checksum']} title="checksum">
          {checksum}
        </span>
      )}
      {short === null ? null : (
        <button
          type="button"
          className={styles['more']}
          aria-expanded={open}
          onClick={() => {
            setOpen(!open)
          }}
        >
          {open ? 'Show less' : `Show all ${byteCount(size)}`}
        </button>
      )}
    </>
  )
}
