import styles from './Status.module.css'

/** The live region itself: what it holds is read out when it changes. */
export function Status({ text }: { readonly text: string }) {
  return (
    <p role="status" className={styles['status']}>
      {text}
    </p>
  )
}
