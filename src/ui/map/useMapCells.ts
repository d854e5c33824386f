import { useMemo } from 'react'
import type { CellMap } from '../../programs/index.ts'
import type { Question, Session } from '../../store/index.ts'
import type { Letter } from '../../world/index.ts'
import { useAnswer } from '../check.tsx'
import { useSession } from '../session.tsx'
import { samePair } from './mapPath.ts'
import type { Pair } from './mapPath.ts'
import { stripOf } from './strip.ts'

/**
 * The cells of a pair of requests, with the others where the current position leaves them; of a
 * single request, that stands in both places and makes `total` steps. Null until they are known.
 */
export function useMapCells(pair: Pair, total: number): CellMap | null {
  const single = pair.across === pair.up
  // Of two requests nobody else has a place: the cells never change, and are asked for once.
  const others = useSession(single ? pickNothing : pickOthers)
  const question = useMemo(
    (): Question =>
      single
        ? { kind: 'insight', schedule: pair.across.repeat(total) }
        : { kind: 'cells', schedule: others, across: pair.across, up: pair.up },
    [single, pair.across, pair.up, total, others],
  )
  const answer = useAnswer(question)
  return useMemo(() => {
    if (answer?.kind === 'insight') return stripOf(pair.across as Letter, answer.insight)
    if (answer?.kind !== 'cells' || !samePair(answer.cells, pair)) return null
    return answer.cells
  }, [answer, pair])
}

function pickNothing(): string {
  return ''
}

/** The schedule up to the position; of two requests nothing of it matters. */
function pickOthers({ scenario, schedule, cursor }: Session): string {
  return scenario.views.length <= 2 ? '' : schedule.slice(0, cursor)
}
