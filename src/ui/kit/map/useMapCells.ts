import { useMemo } from 'react'
import type { CellMap } from '../../../programs/index.ts'
import type { Question, Stepper } from '../../../store/index.ts'
import type { Letter } from '../../../world/index.ts'
import { useAnswer } from '../../app/check.tsx'
import { processCount } from '../../app/onStage.ts'
import { useStepper } from '../../app/stepper.tsx'
import { samePair } from './mapPath.ts'
import type { Pair } from './mapPath.ts'
import { stripOf } from './strip.ts'

/**
 * The cells of a pair of requests, with the others where the current position leaves them; of a
 * single request, which is named twice and makes `total` steps. Null until they are known.
 */
export function useMapCells(pair: Pair, total: number): CellMap | null {
  // With two requests there are no others: the cells never change, and are requested once.
  const others = useStepper(pair.across === pair.up ? pickNothing : pickOthers)
  return useCells(undefined, pair, others, total)
}

/**
 * The cells of a compared program, whose others have not begun. A single request is followed to
 * its end, but for `most` steps.
 */
export function useProgramCells(program: string, pair: Pair, most: number): CellMap | null {
  return useCells(program, pair, '', most)
}

function useCells(
  program: string | undefined,
  pair: Pair,
  others: string,
  total: number,
): CellMap | null {
  const single = pair.across === pair.up
  const steps = single ? total : 0
  const question = useMemo(
    (): Question =>
      single
        ? { program, kind: 'insight', schedule: pair.across.repeat(steps) }
        : { program, kind: 'cells', schedule: others, across: pair.across, up: pair.up },
    [program, single, pair.across, pair.up, steps, others],
  )
  const answer = useAnswer(question)
  return useMemo(() => {
    if (answer?.kind === 'insight')
      return single ? stripOf(pair.across as Letter, answer.insight) : null
    if (answer?.kind !== 'cells' || !samePair(answer.cells, pair)) return null
    return answer.cells
  }, [answer, pair, single])
}

function pickNothing(): string {
  return ''
}

/** The schedule up to the position; of two requests nothing of it matters. */
function pickOthers(stepper: Stepper): string {
  const { schedule, cursor } = stepper
  return processCount(stepper) <= 2 ? '' : schedule.slice(0, cursor)
}
