import { useId, useRef, useState } from 'react'
import type { CSSProperties, KeyboardEvent, MouseEvent } from 'react'
import type { GraphEdge, GraphNode } from '../../../programs/index.ts'
import { Edges, Layers, Nodes } from './drawing.tsx'
import { goBeside, isDirection } from './goBeside.ts'
import styles from './GraphPicture.module.css'
import { nodeText } from './graphText.ts'
import type { GraphLayout } from './layoutStateGraph.ts'
import { Legend } from './Legend.tsx'
import { RunMark } from './RunMark.tsx'
import { SizeButtons } from './SizeButtons.tsx'
import { spotOf } from './spotOf.ts'
import { placeAt } from './traceRun.ts'
import type { Trace } from './traceRun.ts'
import { useZoom } from './useZoom.ts'

/** The layers, the run on them, and a list box over all of it: arrow keys go, Enter selects. */
export function GraphPicture({
  layout,
  edges,
  nodes,
  trace,
  cursor,
  onSelect,
}: {
  readonly layout: GraphLayout
  readonly edges: readonly GraphEdge[]
  readonly nodes: ReadonlyMap<number, GraphNode>
  readonly trace: Trace
  readonly cursor: number
  readonly onSelect: (id: number) => void
}) {
  const prefix = useId()
  const box = useRef<HTMLDivElement>(null)
  const [hovered, setHovered] = useState<number | null>(null)
  const { place, spot, active, focus, setActive } = useActive(layout, edges, trace, cursor)
  const size = useZoom(box, layout, focus)
  const told = nodes.get(hovered ?? active)

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (isDirection(event.key)) {
      event.preventDefault()
      setActive(goBeside(layout, active, event.key))
      setHovered(null)
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onSelect(active)
    }
  }

  return (
    <div className={styles['whole']}>
      <div className={styles['tools']}>
        <Legend />
        <SizeButtons size={size} />
      </div>
      <div ref={box} className={styles['box']}>
        <svg
          role="listbox"
          aria-label="States by depth"
          aria-activedescendant={`${prefix}${active}`}
          tabIndex={0}
          className={styles['graph']}
          viewBox={`0 0 ${layout.width} ${layout.height}`}
          style={sizeStyle(layout, size.zoom)}
          data-tiny={(size.zoom ?? 1) < TINY || undefined}
          onKeyDown={onKeyDown}
          onClick={(event) => {
            const id = nodeIdOf(event)
            if (id !== null) onSelect(id)
          }}
          onPointerOver={(event) => {
            setHovered(nodeIdOf(event))
          }}
          onPointerLeave={() => {
            setHovered(null)
          }}
        >
          <Layers layout={layout} />
          <RunMark layout={layout} trace={trace} cursor={cursor} spot={spot} />
          <Edges layout={layout} />
          <Nodes
            layout={layout}
            prefix={prefix}
            selected={place?.along === null ? place.id : null}
            active={active}
          />
        </svg>
      </div>
      <p className={styles['told']}>
        {place === null && hovered === null ? 'The run on the stage leaves this graph. ' : null}
        {told === undefined ? null : nodeText(told)}
      </p>
    </div>
  )
}

/** Smaller than this letters cannot be read. */
const TINY = 0.6

/** As wide as the box as long as the signs can be read; what is wider is scrolled. */
function sizeStyle({ width }: GraphLayout, zoom: number | null): CSSProperties {
  return zoom === null
    ? { width: '100%', minWidth: width, maxWidth: width * 1.15 }
    : { width: width * zoom }
}

/** The state of the run, and the state that the keys have moved to from there. */
function useActive(layout: GraphLayout, edges: readonly GraphEdge[], trace: Trace, cursor: number) {
  const [gone, setGone] = useState<{
    readonly trace: Trace
    readonly cursor: number
    readonly id: number
  } | null>(null)
  const place = placeAt(trace, edges, cursor)
  const spot = place === null ? null : spotOf(layout, place)
  const here = place?.id ?? layout.layers[0]?.ids[0] ?? 0
  // A step taken elsewhere brings the keys back to the run.
  const away = gone?.trace === trace && gone.cursor === cursor && gone.id !== here
  return {
    place,
    spot,
    active: away ? gone.id : here,
    focus: away ? spotOf(layout, { id: gone.id, along: null }) : spot,
    setActive: (id: number) => {
      setGone({ trace, cursor, id })
    },
  }
}

function nodeIdOf(event: MouseEvent): number | null {
  if (!(event.target instanceof Element)) return null
  const id = event.target.closest('[data-node]')?.getAttribute('data-node')
  return id === undefined || id === null ? null : Number(id)
}
