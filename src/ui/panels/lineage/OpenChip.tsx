import styles from './OpenChip.module.css'

/** Marks a version or a schedule whose race is in Django today. */
export function OpenChip({ text }: { readonly text: string }) {
  return <span className={styles['chip']}>{text}</span>
}
