import styles from './Card.module.css'

/** What is said as long as a part of a lesson is on its way, and when it could not be had. */
export function fetchText(failed: boolean): string {
  return failed
    ? 'This part could not be fetched. Check your connection and try again.'
    : 'Fetching this part …'
}

export function FetchText({ failed = false }: { readonly failed?: boolean }) {
  return (
    <p className={styles['waiting']} aria-busy={!failed}>
      {fetchText(failed)}
    </p>
  )
}
