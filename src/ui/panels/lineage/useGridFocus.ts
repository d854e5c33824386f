import { useState } from 'react'
import type { FocusEvent, KeyboardEvent } from 'react'
import { gridMove } from './gridMove.ts'
import type { Spot } from './gridMove.ts'

/** A grid that is one stop of the Tab key; arrow keys move inside. */
export interface GridFocus {
  /** for the element of the grid */
  readonly grid: {
    readonly role: 'grid'
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void
  }
  /** for the button `at` of the `count` in a cell */
  spot(row: number, column: number, at?: number, count?: number): SpotProps
}

export interface SpotProps {
  readonly tabIndex: 0 | -1
  /** "row column at" */
  readonly 'data-spot': string
}

/** Begins at the first cell, beside the head of the first row. */
export function useGridFocus(): GridFocus {
  const [current, setCurrent] = useState<Spot>({ row: 0, column: 1, at: 0 })
  return {
    grid: {
      role: 'grid',
      onFocus: ({ target }) => {
        const spot = spotOf(target)
        if (spot !== null) setCurrent(spot)
      },
      onKeyDown: (event) => {
        const from = spotOf(event.target)
        if (from === null || event.altKey || event.metaKey || event.shiftKey) return
        const elements = [...event.currentTarget.querySelectorAll('[data-spot]')]
        const spots = elements.map((element) => spotOf(element))
        const there = gridMove(
          spots.filter((spot) => spot !== null),
          from,
          event.key,
          event.ctrlKey,
        )
        if (there === null) return
        event.preventDefault()
        const element = elements[spots.findIndex((spot) => spot !== null && same(spot, there))]
        if (element instanceof HTMLElement) element.focus()
      },
    },
    spot: (row, column, at = 0, count = 1) => {
      // A cell may hold fewer buttons than when it had the focus.
      const mine =
        current.row === row && current.column === column && Math.min(current.at, count - 1) === at
      return { tabIndex: mine ? 0 : -1, 'data-spot': `${row} ${column} ${at}` }
    },
  }
}

function spotOf(target: EventTarget): Spot | null {
  const text = target instanceof HTMLElement ? target.dataset['spot'] : undefined
  if (text === undefined) return null
  const [row = 0, column = 0, at = 0] = text.split(' ').map(Number)
  return { row, column, at }
}

function same(left: Spot, right: Spot): boolean {
  return left.row === right.row && left.column === right.column && left.at === right.at
}
