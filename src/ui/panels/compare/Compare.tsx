import { useEffect, useState } from 'react'
import { CATALOGUE, DEFAULT_SCENARIO, MIDDLEWARES, programRow } from '../../../programs/index.ts'
import type { CheckReport, Scenario } from '../../../programs/index.ts'
import { programOf, withProgram } from '../../../store/index.ts'
import type { Check } from '../../../store/index.ts'
import { useCheck } from '../../app/check.tsx'
import { useDjangoScenario } from '../../app/onStage.ts'
import { Panel } from '../../kit/Panel.tsx'
import { PictureOrTable } from '../../kit/PictureOrTable.tsx'
import type { Way } from '../../kit/PictureOrTable.tsx'
import { plural } from '../../kit/verdict/words.ts'
import styles from './Compare.module.css'
import { defaultPair } from './comparePrograms.ts'
import type { Pair } from './comparePrograms.ts'
import { Maps } from './Maps.tsx'
import { MeasureTable } from './MeasureTable.tsx'
import { SideBySide } from './SideBySide.tsx'
import { useComparedCells } from './useComparedCells.ts'

const pickChecked = (check: Check) => check.scenario
const pickReport = (check: Check) => check.report
const pickOthers = (check: Check) => check.others
const pickStatus = (check: Check) => check.status
const pickCompare = (check: Check) => check.compare

const SIDES = ['Left', 'Right'] as const

/** Two programs over the same requests, settings and start: what all schedules of each come to. */
export function Compare() {
  const scenario = useDjangoScenario() ?? DEFAULT_SCENARIO
  const [chosen, setChosen] = useState<Pair | null>(null)
  const [way, setWay] = useState<Way>('Picture')
  const pair = chosen ?? defaultPair(CATALOGUE, scenario.program)
  const reports = useReports(pair)
  const requests = scenario.views.length
  const maps = useComparedCells(pair, reports, requests)
  const titles = pair.map((id) => programRow(id)?.title ?? id)
  return (
    <Panel
      bare
      name="Compare"
      note={`same ${requests} ${plural('request', requests)}`}
      actions={<PictureOrTable name="Compare as" way={way} onWay={setWay} />}
    >
      <div
        className={styles['body']}
        role="group"
        aria-label="Comparison"
        // It scrolls, so the keyboard must reach it.
        tabIndex={0}
      >
        <div className={styles['choices']}>
          {SIDES.map((side, index) => (
            <select
              key={side}
              aria-label={`${side} program`}
              value={pair[index]}
              onChange={(event) => {
                const { value } = event.target
                setChosen(index === 0 ? [value, pair[1]] : [pair[0], value])
              }}
            >
              {CATALOGUE.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          ))}
        </div>
        <div className={styles['middlewares']}>
          {SIDES.map((side, index) => (
            <p key={side}>Middleware {middlewareText(scenario, pair[index] ?? scenario.program)}</p>
          ))}
        </div>
        {way === 'Picture' ? (
          <SideBySide reports={reports}>
            <Maps requests={requests} titles={titles} reports={reports} maps={maps} />
          </SideBySide>
        ) : (
          <MeasureTable titles={titles} reports={reports} maps={maps} />
        )}
      </div>
    </Panel>
  )
}

/** With which middleware a program of the comparison runs: "before r7586". */
function middlewareText(scenario: Scenario, program: string): string {
  const { middleware } = program === scenario.program ? scenario : withProgram(scenario, program)
  return MIDDLEWARES.find(({ id }) => id === middleware)?.title ?? middleware
}

/** The reports of both sides; a missing one is ordered as soon as the stage's own is there. */
function useReports(pair: Pair): readonly (CheckReport | null)[] {
  const checked = useCheck(pickChecked)
  const report = useCheck(pickReport)
  const others = useCheck(pickOthers)
  const status = useCheck(pickStatus)
  const compare = useCheck(pickCompare)
  const known = programOf(checked)
  const reports = pair.map((id) => (known === id ? report : (others.get(id) ?? null)))
  const [left, right] = pair
  const settled = status === 'done' || status === 'stopped'
  useEffect(() => {
    if (!settled) return
    for (const id of new Set([left, right])) {
      if (id !== known && !others.has(id)) compare(id)
    }
    // The store does not order a check twice.
  }, [compare, settled, known, others, left, right])
  return reports
}
