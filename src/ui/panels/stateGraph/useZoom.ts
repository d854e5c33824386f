import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import { beforePaint } from '../../kit/beforePaint.ts'
import type { GraphLayout, Point } from './layoutStateGraph.ts'

const LEAST = 0.15
const MOST = 2.5
const ROOM = 36

export interface Zoom {
  /** pixels for a unit of the layout; null: as it fits */
  readonly zoom: number | null
  zoomBy(factor: number): void
  fit(): void
}

/** The size of the picture inside its box; the spot stays in view when it moves or the size does. */
export function useZoom(
  box: RefObject<HTMLDivElement | null>,
  layout: GraphLayout,
  spot: Point | null,
): Zoom {
  const [zoom, setZoom] = useState<number | null>(null)
  const by = (factor: number): void => {
    const now = scaleOf(box.current, layout)
    setZoom((old) => Math.max(LEAST, Math.min(MOST, (old ?? now) * factor)))
  }

  useEffect(() => {
    const element = box.current
    if (element === null) return
    // React listens passively, and then a page would be zoomed too.
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return
      event.preventDefault()
      const factor = Math.exp(-event.deltaY / 300)
      const now = scaleOf(element, layout)
      setZoom((old) => Math.max(LEAST, Math.min(MOST, (old ?? now) * factor)))
    }
    element.addEventListener('wheel', wheel, { passive: false })
    return () => {
      element.removeEventListener('wheel', wheel)
    }
  }, [box, layout])

  const x = spot?.x ?? null
  const y = spot?.y ?? null
  useEffect(() => {
    if (x === null || y === null) return
    return beforePaint(() => {
      if (box.current !== null) keepInView(box.current, layout, { x, y })
    })
  }, [box, layout, zoom, x, y])

  return {
    zoom,
    zoomBy: by,
    fit: () => {
      setZoom(null)
    },
  }
}

function scaleOf(box: HTMLDivElement | null, layout: GraphLayout): number {
  const width = box?.firstElementChild?.clientWidth ?? 0
  return width === 0 || layout.width === 0 ? 1 : width / layout.width
}

/** Scrolls the box alone, never the page. */
function keepInView(box: HTMLDivElement, layout: GraphLayout, spot: Point): void {
  const scale = scaleOf(box, layout)
  const [x, y] = [spot.x * scale, spot.y * scale]
  if (x < box.scrollLeft + ROOM || x > box.scrollLeft + box.clientWidth - ROOM) {
    box.scrollLeft = x - box.clientWidth / 2
  }
  if (y < box.scrollTop + ROOM || y > box.scrollTop + box.clientHeight - ROOM) {
    box.scrollTop = y - box.clientHeight / 2
  }
}
