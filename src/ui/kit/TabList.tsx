import { useEffect, useRef } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { beforePaint } from './beforePaint.ts'
import styles from './TabList.module.css'

export interface Tab<Id extends string> {
  readonly id: Id
  readonly label: ReactNode
  readonly title?: string
}

/** A row of tabs over one panel. `prefix`: of the ids; see `tabId` and `panelId`. */
export function TabList<Id extends string>({
  name,
  prefix,
  tabs,
  selected,
  onSelect,
}: {
  readonly name: string
  readonly prefix: string
  readonly tabs: readonly Tab<Id>[]
  readonly selected: Id
  readonly onSelect: (id: Id) => void
}) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    return beforePaint(() => {
      const tab = document.getElementById(tabId(prefix, selected))
      if (list.current !== null && tab !== null) keepInView(list.current, tab)
    })
  }, [prefix, selected])

  const onKeyDown = (event: KeyboardEvent): void => {
    const index = nextIndex(
      event.key,
      tabs.findIndex(({ id }) => id === selected),
      tabs.length,
    )
    const next = index === null ? undefined : tabs[index]
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onSelect(next.id)
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[index ?? 0]?.focus()
  }

  return (
    <div ref={list} role="tablist" aria-label={name} className={styles['tabs']}>
      {tabs.map(({ id, label, title }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={tabId(prefix, id)}
          aria-selected={id === selected}
          aria-controls={panelId(prefix)}
          tabIndex={id === selected ? 0 : -1}
          title={title}
          className={styles['tab']}
          onKeyDown={onKeyDown}
          onClick={() => {
            onSelect(id)
          }}
        >
          {label}
        </button>
      ))}
    </div>
  )
}

export function tabId(prefix: string, id: string): string {
  return `${prefix}-tab-${id.replaceAll('.', '-')}`
}

export function panelId(prefix: string): string {
  return `${prefix}-panel`
}

function nextIndex(key: string, index: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (index + 1) % count
    case 'ArrowLeft':
      return (index - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

/** Where tabs fade out at the end of the row; as in the style sheet. */
const FADE = 28

/** Scrolls the row alone, never the page. */
function keepInView(row: HTMLElement, tab: HTMLElement): void {
  const left = tab.offsetLeft
  const right = left + tab.offsetWidth
  if (left < row.scrollLeft) row.scrollLeft = left
  else if (right + FADE > row.scrollLeft + row.clientWidth) {
    row.scrollLeft = right + FADE - row.clientWidth
  }
}
