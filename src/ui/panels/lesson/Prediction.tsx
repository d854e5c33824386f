import type { Option } from '../../../learn/index.ts'
import card from './Card.module.css'
import styles from './Prediction.module.css'

/** The answers, in place of the one button. They wait for the check of every schedule. */
export function Prediction({
  prompt,
  options,
  onChoose,
}: {
  readonly prompt: string
  /** null: the check is not complete */
  readonly options: readonly Option[] | null
  readonly onChoose: (option: Option) => void
}) {
  if (options === null) return <p className={card['waiting']}>Trying every order …</p>
  return (
    <div role="group" aria-label="Prediction" className={styles['options']}>
      <p className={styles['prompt']}>{prompt}</p>
      {options.map((option, index) => (
        <button
          key={option.text}
          type="button"
          className={styles['option']}
          aria-keyshortcuts={String(index + 1)}
          onClick={() => {
            onChoose(option)
          }}
        >
          <kbd aria-hidden="true">{index + 1}</kbd> {option.text}
        </button>
      ))}
    </div>
  )
}
