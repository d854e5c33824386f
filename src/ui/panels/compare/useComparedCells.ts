import { useMemo } from 'react'
import type { CellMap, CheckReport } from '../../../programs/index.ts'
import { useProgramCells } from '../../kit/map/useMapCells.ts'
import type { Pair } from './comparePrograms.ts'
import { firstPair } from './firstPair.ts'

/** The maps of both programs; null where one is not known, or not yet. */
export function useComparedCells(
  programs: Pair,
  reports: readonly (CheckReport | null)[],
  requests: number,
): readonly (CellMap | null)[] {
  const pair = useMemo(() => firstPair(requests), [requests])
  // A request alone has come to its end, or around, when it has been in every state.
  const left = useProgramCells(programs[0], pair, reports[0]?.states ?? 0)
  const right = useProgramCells(programs[1], pair, reports[1]?.states ?? 0)
  return [left, right]
}
