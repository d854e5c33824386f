import { FIRST_LESSON } from '../../../learn/index.ts'
import type { Place } from '../../../learn/index.ts'
import { deriveInPieces } from '../../../store/index.ts'
import { earlier } from '../../app/earlyPress.ts'
import { idle } from '../../kit/idle.ts'

/**
 * Where the opening card stands, with all that its picture needs computed while the page is idle:
 * somebody may be stepping in it.
 */
export async function firstPlace(): Promise<Place | null> {
  const at = FIRST_LESSON.beats[0]?.at
  if (at === undefined) return null
  await deriveInPieces(at, idle)
  return { ...at, cursor: earlier.getState().cursor }
}
