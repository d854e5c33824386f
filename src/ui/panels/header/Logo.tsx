import styles from './Header.module.css'

export function Logo() {
  return (
    <h1 className={styles['logo']}>
      <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true" focusable="false">
        <path
          d="M2 6h9l4 10h5M2 16h6l3-5"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      Racetrack
    </h1>
  )
}
