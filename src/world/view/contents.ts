import { listFiles, textOf, underWay } from '../../vfs/index.ts'
import type { Run } from '../run.ts'
import { letterOf } from '../world.ts'
import type { Letter, World } from '../world.ts'

/** What one file, row or cache entry held in the course of a run. */
export interface ContentLane {
  readonly kind: 'file' | 'row' | 'entry'
  /** the path of a file; the key of a row or an entry */
  readonly path: string
  /** in order, without overlap; where it does not exist there is none */
  readonly segments: readonly ContentSegment[]
}

/** A stretch of steps after which it held the same. */
export interface ContentSegment {
  /** first and last step, 1-based; from 0: it was so at the start */
  readonly from: number
  readonly to: number
  readonly text: string
  /** bytes of a file, characters of a row or an entry */
  readonly size: number
  /** who had emptied it or was writing it at its first step: it does not hold what it ought to */
  readonly writers: readonly Letter[]
}

interface Held {
  readonly kind: ContentLane['kind']
  readonly path: string
  readonly text: string
  readonly size: number
  readonly writers: readonly Letter[]
}

/** A lane for everything that ever existed, in the order of its first appearance. */
export function contentLanes(run: Run): readonly ContentLane[] {
  const lanes = new Map<string, { kind: Held['kind']; path: string; segments: ContentSegment[] }>()
  run.worlds.forEach((world, step) => {
    for (const held of heldIn(world)) {
      const key = `${held.kind} ${held.path}`
      const lane = lanes.get(key) ?? { kind: held.kind, path: held.path, segments: [] }
      lanes.set(key, lane)
      const last = lane.segments.at(-1)
      const { text, size, writers } = held
      if (last !== undefined && last.to === step - 1 && isSame(last, held)) {
        lane.segments[lane.segments.length - 1] = { ...last, to: step }
      } else lane.segments.push({ from: step, to: step, text, size, writers })
    }
  })
  return [...lanes.values()]
}

function isSame(one: ContentSegment, other: Held): boolean {
  return one.text === other.text && one.writers.length > 0 === other.writers.length > 0
}

const contentsByWorld = new WeakMap<World, readonly Held[]>()

/** A world is seen again at every step after it, so what it holds is kept. */
function heldIn(world: World): readonly Held[] {
  const before = contentsByWorld.get(world)
  if (before !== undefined) return before
  const held = [
    ...listFiles(world.fs).map(({ path, ino, size, data }): Held => ({
      kind: 'file',
      path,
      text: textOf(data),
      size,
      writers: underWay(world.fs, ino).map(letterOf).toSorted(),
    })),
    ...entriesOf(world, 'rows', 'row'),
    ...entriesOf(world, 'cache', 'entry'),
  ]
  contentsByWorld.set(world, held)
  return held
}

function entriesOf({ db }: World, part: 'rows' | 'cache', kind: Held['kind']): readonly Held[] {
  return [...db[part]].map(([path, text]) => ({ kind, path, text, size: text.length, writers: [] }))
}
