import { useId, useMemo } from 'react'
import type { CellMap } from '../../../programs/index.ts'
import { Cells } from './Cells.tsx'
import { BARE, layoutMap } from './layoutMap.ts'
import type { MapPoint } from './mapPath.ts'
import { PathDrawing } from './PathDrawing.tsx'
import styles from './SmallMap.module.css'

/** Pixels. */
export interface Room {
  readonly width: number
  readonly height: number
}

const DOT = { width: 2, height: 2 }

/** A map without axes, not operable. It takes its room from the beginning, cells or not. */
export function SmallMap({
  cells,
  room,
  path,
}: {
  readonly cells: CellMap | null
  readonly room: Room
  /** a schedule and its position; absent: the cells alone */
  readonly path?: { readonly places: readonly MapPoint[]; readonly cursor: number } | undefined
}) {
  const id = useId()
  const layout = useMemo(
    () => (cells === null ? null : layoutMap(cells, room, BARE, DOT)),
    [cells, room],
  )
  const box = layout ?? room
  return (
    <svg
      width={room.width}
      height={room.height}
      viewBox={`0 0 ${box.width} ${box.height}`}
      className={styles['small']}
      aria-hidden="true"
      focusable="false"
    >
      {cells === null || layout === null ? null : (
        <>
          <Cells cells={cells} layout={layout} id={id} passed={null} />
          {path === undefined ? null : <PathDrawing layout={layout} {...path} focus={null} />}
        </>
      )}
    </svg>
  )
}
