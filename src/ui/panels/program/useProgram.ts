import { useMemo } from 'react'
import type { Derived } from '../../../store/index.ts'
import { letterOf, linesOf, requestViews, statusOf, stepLines } from '../../../world/index.ts'
import type { RequestView } from '../../../world/index.ts'
import { useDerived, useStepper } from '../../app/stepper.tsx'
import { selectLine } from '../../kit/useSticky.ts'
import { cursorsOf, followedRequest } from './cursors.ts'
import { logParts } from '../../kit/hands/logParts.ts'
import { deathOf, tracedLines } from '../../kit/hands/traceback.ts'

/** Everything that the panel draws. */
export type ProgramView = ReturnType<typeof useProgram>

/** Everything that the panel draws, from the state alone. */
export function useProgram() {
  const at = useDerived()
  const line = useStepper(selectLine)
  return useMemo(() => {
    const views = requestViews(at.prepared.plan, at.world)
    const record = at.done.records.at(-1)
    const moved = at.moved === null ? null : letterOf(at.moved)
    const all = stepLines(at.done, at.done.records.length - 1)
    const lines = line === null ? null : { all, shown: line }
    const shown = lines === null ? null : (lines.all[lines.shown - 1]?.span ?? null)
    // What people see of the library is the line of theirs that calls it.
    const sources = at.prepared.code.sources.filter(({ library }) => library !== true)
    const cursors = cursorsOf(views, moved, shown).filter(({ file }) =>
      sources.some(({ name }) => name === file),
    )
    const last = record === undefined ? null : (linesOf(record).at(-1)?.span ?? null)
    return {
      title: at.prepared.title,
      ourReading: at.prepared.django?.row.ourReading ?? false,
      sources,
      views,
      lines,
      shown,
      cursors,
      target: followedRequest(cursors, last),
      traced: tracedLines(views.flatMap((view, index) => tracebacksOf(at, view, index))),
    }
  }, [at, line])
}

/** Of a request, what was printed of its exceptions, and the one that ended it. */
function tracebacksOf({ prepared, world }: Derived, { log }: RequestView, index: number) {
  const printed = logParts(log).flatMap((part) =>
    part.kind === 'traceback' ? [part.traceback] : [],
  )
  const status = statusOf(prepared.plan, world, index as Parameters<typeof statusOf>[2])
  const death = deathOf(status, prepared.code.sources)
  return death === null ? printed : [...printed, death]
}
