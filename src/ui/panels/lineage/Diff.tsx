import { useMemo, useState } from 'react'
import { CATALOGUE, listingOf, TABS } from '../../../programs/index.ts'
import type { ProgramRow } from '../../../programs/index.ts'
import { Choice } from '../../kit/Choice.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Switch } from '../../kit/Switch.tsx'
import { useMedia } from '../../kit/useMedia.ts'
import { DiffFile } from '../../kit/diff/DiffFile.tsx'
import styles from './Diff.module.css'

const OPTIONS = CATALOGUE.map(({ id, title }) => ({ value: id, text: title }))

/** Two versions of the program beside each other, file by file. */
export function Diff({
  left,
  right,
  onChange,
}: {
  readonly left: ProgramRow
  readonly right: ProgramRow
  readonly onChange: (left: string, right: string) => void
}) {
  const [whole, setWhole] = useState(false)
  const unified = useMedia('(width <= 700px)')
  const files = useMemo(() => filesOfBoth(left, right), [left, right])
  const firstChanged = files.find(({ before, after }) => before !== after)?.name
  return (
    <Panel
      name="Diff"
      {...(left === right && { note: 'the same version twice' })}
      actions={<Switch name="Whole files" on={whole} onChange={setWhole} />}
      className={styles['panel']}
    >
      <div className={styles['choices']}>
        <Choice
          name="Before"
          value={left.id}
          options={OPTIONS}
          onChange={(id) => {
            onChange(id, right.id)
          }}
        />
        <Choice
          name="After"
          value={right.id}
          options={OPTIONS}
          onChange={(id) => {
            onChange(left.id, id)
          }}
        />
      </div>
      <div className={styles['files']}>
        {files.map(({ name, before, after }) => (
          <DiffFile
            // Another pair of versions starts folded again.
            key={`${left.id} ${right.id} ${name}`}
            name={name}
            before={before}
            after={after}
            whole={whole}
            unified={unified}
            first={name === firstChanged}
          />
        ))}
      </div>
    </Panel>
  )
}

interface Both {
  readonly name: string
  readonly before: string
  readonly after: string
}

/** Each with the middleware of its time. */
function filesOfBoth(left: ProgramRow, right: ProgramRow): readonly Both[] {
  const texts = (row: ProgramRow) =>
    new Map(listingOf(row, row.middleware).map(({ name, text }) => [name, text]))
  const [before, after] = [texts(left), texts(right)]
  return TABS.map((name) => ({
    name,
    before: before.get(name) ?? '',
    after: after.get(name) ?? '',
  }))
}
