import type { CellMap, CheckReport } from '../../../programs/index.ts'
import { Said } from '../../kit/verdict/Said.tsx'
import styles from './Compare.module.css'
import { mapMeasures, measures } from './comparePrograms.ts'

/** The same as the bars in numbers, and more of them. */
export function MeasureTable({
  titles,
  reports,
  maps,
}: {
  readonly titles: readonly string[]
  readonly reports: readonly (CheckReport | null)[]
  readonly maps: readonly (CellMap | null)[]
}) {
  return (
    <table className={styles['table']} aria-label="Comparison in numbers">
      <thead>
        <tr>
          <th scope="col">Measure</th>
          {titles.map((title, index) => (
            <th key={index} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...measures(reports), ...mapMeasures(reports, maps)].map(({ name, values }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {values.map((words, index) => (
              <td key={index}>
                <Said words={words} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
