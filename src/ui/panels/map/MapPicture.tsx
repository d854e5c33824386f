import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent, ReactNode, RefObject } from 'react'
import type { CellMap } from '../../../programs/index.ts'
import type { Letter } from '../../../world/index.ts'
import { Axes } from '../../kit/map/Axes.tsx'
import type { AxisStep } from '../../kit/map/axisSteps.ts'
import { cellId, Cells } from '../../kit/map/Cells.tsx'
import { cellText } from '../../kit/map/cellText.ts'
import type { Bend } from './createBend.ts'
import { AXES, cellAt, layoutMap, NAMED_AXES } from '../../kit/map/layoutMap.ts'
import type { MapLayout } from '../../kit/map/layoutMap.ts'
import styles from './MapPicture.module.css'
import type { MapPoint } from '../../kit/map/mapPath.ts'
import type { Mark } from '../../kit/map/noReturn.ts'
import { PathDrawing } from '../../kit/map/PathDrawing.tsx'

/** A label of an axis must fit beside a cell. */
const SMALLEST = { width: 17, height: 14 }
/** Without labels a press must still find its cell. */
const SMALLER = { width: 14, height: 11 }
/** From this size on (pixels) the operations are written beside the axes. */
const ROOM_FOR_NAMES = 640

/** What a map shows beside its cells, and what can be done with it. */
export interface MapView {
  readonly cells: CellMap
  readonly steps: ReadonlyMap<Letter, readonly AxisStep[]>
  /** of the schedule, after 0, 1, … steps */
  readonly places: readonly MapPoint[]
  readonly cursor: number
  readonly marks: readonly Mark[]
  readonly bend: Bend
  /** what holds for the run itself; replaced by the text of a cell that is pointed at */
  readonly statement: ReactNode
}

/** The progress graph: a grid to be used by keyboard, and a path to be dragged. */
export function MapPicture({ cells, steps, places, cursor, marks, bend, statement }: MapView) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const room = useRoom(box)
  const large = room.width >= ROOM_FOR_NAMES && room.height >= ROOM_FOR_NAMES / 2
  const layout = useMemo(
    () => layoutMap(cells, room, large ? NAMED_AXES : AXES, large ? SMALLEST : SMALLER),
    [cells, room, large],
  )
  const here = places[cursor] ?? ORIGIN
  const { focus, onKeyDown, onBlur } = useKeyboard(cells, here, bend)
  const { under, ...pointer } = usePointer(layout, bend)
  const picture = useRef<SVGSVGElement>(null)
  useTouchDrag(picture)
  const pointed = under ?? (focus === here ? null : focus)
  const cell = cells.cells.find(({ x, y }) => x === pointed?.x && y === pointed.y)
  return (
    <>
      <div className={styles['statement']} data-part="statement">
        {cell === undefined ? statement : <p>{cellText(cells, cell)}</p>}
      </div>
      <div
        ref={box}
        className={styles['box']}
        data-part="picture"
        data-rows={cells.rows === 0 ? 'one' : undefined}
      >
        <svg
          ref={picture}
          role="grid"
          aria-label={gridName(cells)}
          aria-activedescendant={cellId(id, focus)}
          tabIndex={0}
          className={styles['picture']}
          width={layout.width}
          height={layout.height}
          onKeyDown={onKeyDown}
          onBlur={onBlur}
          {...pointer}
        >
          <Axes layout={layout} across={cells.across} up={cells.up} steps={large ? steps : null} />
          <Cells cells={cells} layout={layout} id={id} passed={places} />
          <PathDrawing
            layout={layout}
            places={places}
            cursor={cursor}
            mark={marks[0]}
            focus={focus.x === here.x && focus.y === here.y ? null : focus}
          />
        </svg>
      </div>
    </>
  )
}

function gridName({ across, up, rows }: CellMap): string {
  return rows === 0
    ? `Steps of ${across}. Arrow keys move the position.`
    : `Steps of ${across} to the right, steps of ${up} upward. Arrow keys move the position.`
}

const ORIGIN: MapPoint = { x: 0, y: 0 }

const ARROWS: Readonly<Record<string, MapPoint>> = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
}

/** The focus may be on a cell that no schedule passes; the position then stays behind. */
function useKeyboard({ columns, rows }: CellMap, here: MapPoint, bend: Bend) {
  const [asked, setAsked] = useState<{ readonly place: MapPoint; readonly from: MapPoint } | null>(
    null,
  )
  // A position that has moved, by whatever hand, takes the keyboard with it.
  const stays = asked !== null && asked.from.x === here.x && asked.from.y === here.y
  const focus = stays ? asked.place : here
  return {
    focus,
    onBlur: () => {
      setAsked(null)
    },
    onKeyDown: (event: KeyboardEvent) => {
      const way = ARROWS[event.key]
      if (way === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
        return
      event.preventDefault()
      const place = { x: focus.x + way.x, y: focus.y + way.y }
      if (place.x < 0 || place.y < 0 || place.x > columns || place.y > rows) return
      setAsked({ place, from: here })
      bend.begin()
      bend.move(place)
    },
  }
}

/** A press goes to its cell, a drag bends the path through every cell it comes to. */
function usePointer(layout: MapLayout, bend: Bend) {
  const [under, setUnder] = useState<MapPoint | null>(null)
  const pressed = useRef<{ last: MapPoint; moved: boolean } | null>(null)
  const placeOf = (event: PointerEvent<SVGSVGElement>): MapPoint => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    return cellAt(layout, { x: event.clientX - left, y: event.clientY - top })
  }
  return {
    under,
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      if (event.button !== 0 || !event.isPrimary) return
      pressed.current = { last: placeOf(event), moved: false }
      bend.begin()
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      const place = placeOf(event)
      setUnder((old) => (old !== null && old.x === place.x && old.y === place.y ? old : place))
      const press = pressed.current
      if (press === null || (press.last.x === place.x && press.last.y === place.y)) return
      if (!press.moved) event.currentTarget.setPointerCapture(event.pointerId)
      pressed.current = { last: place, moved: true }
      bend.move(place)
    },
    onPointerUp: (event: PointerEvent<SVGSVGElement>) => {
      const press = pressed.current
      pressed.current = null
      if (press !== null && !press.moved) bend.move(placeOf(event))
    },
    onPointerCancel: () => {
      if (pressed.current?.moved === true) bend.cancel()
      pressed.current = null
      setUnder(null)
    },
    onPointerLeave: () => {
      setUnder(null)
    },
  }
}

/**
 * A touch that begins on the path drags it; one that begins elsewhere scrolls the page. The CSS
 * property `touch-action` is ignored for parts of an SVG, and React's touch listeners are
 * passive, so that the listener is put there by hand.
 */
function useTouchDrag(picture: RefObject<SVGSVGElement | null>): void {
  useEffect(() => {
    const element = picture.current
    if (element === null) return
    const hold = (event: TouchEvent): void => {
      const held = event.target instanceof Element && event.target.closest('[data-held]') !== null
      if (held && event.cancelable) event.preventDefault()
    }
    element.addEventListener('touchstart', hold, { passive: false })
    return () => {
      element.removeEventListener('touchstart', hold)
    }
  }, [picture])
}

/** The room that the picture has, in pixels. */
function useRoom(box: RefObject<HTMLElement | null>): {
  readonly width: number
  readonly height: number
} {
  const [room, setRoom] = useState({ width: 380, height: 330 })
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element
      setRoom((old) => (old.width === width && old.height === height ? old : { width, height }))
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [box])
  return room
}
