import styles from './Stars.module.css'

/** Three stars, some of them earned; in words for assistive technology. */
export function Stars({
  earned,
  open = false,
  size = 20,
}: {
  readonly earned: 0 | 1 | 2 | 3
  /** they can still be earned, and are not yet */
  readonly open?: boolean
  readonly size?: number
}) {
  return (
    <span
      className={styles['stars']}
      data-open={open || undefined}
      role="img"
      aria-label={`${earned} of 3 stars${open ? ' can be earned' : ''}`}
    >
      {[1, 2, 3].map((star) => (
        <svg key={star} width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
          <path
            data-on={star > earned ? undefined : open ? 'open' : 'earned'}
            d="M10 1.8 12.5 7l5.7.7-4.2 3.9 1.1 5.6L10 14.4l-5.1 2.8L6 11.6 1.8 7.7 7.5 7Z"
          />
        </svg>
      ))}
    </span>
  )
}
