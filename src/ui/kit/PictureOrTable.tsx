import styles from './PictureOrTable.module.css'

export type Way = 'Picture' | 'Table'

const WAYS: readonly Way[] = ['Picture', 'Table']

/** How a panel shows what it knows. */
export function PictureOrTable({
  name,
  way,
  onWay,
}: {
  /** of the group: "Compare as" */
  readonly name: string
  readonly way: Way
  readonly onWay: (way: Way) => void
}) {
  return (
    <div role="group" aria-label={name} className={styles['ways']}>
      {WAYS.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === way}
          onClick={() => {
            onWay(each)
          }}
        >
          {each}
        </button>
      ))}
    </div>
  )
}
