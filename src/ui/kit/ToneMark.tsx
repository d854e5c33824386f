import styles from './ToneMark.module.css'

/** `open`: wrong now, and it may pass */
export type Tone = 'ok' | 'bad' | 'open' | 'plain'

const MARKS: { readonly [K in Tone]: string } = {
  ok: 'M4 9.4 7.6 13 14 5.6',
  bad: 'M5 5l8 8M13 5l-8 8',
  open: 'M9 4.4v5.4M9 13h.01',
  plain: 'M5 9h8',
}

/** A tick, a cross, an exclamation mark or a dash: the colour is never the only sign. */
export function ToneMark({ tone }: { readonly tone: Tone }) {
  return (
    <svg
      className={styles['mark']}
      data-tone={tone}
      width="18"
      height="18"
      viewBox="0 0 18 18"
      aria-hidden="true"
      focusable="false"
    >
      <circle cx="9" cy="9" r="8.5" />
      <path d={MARKS[tone]} />
    </svg>
  )
}
