import { memo, useMemo } from 'react'
import type { Letter } from '../../../world/index.ts'
import { requestColour } from '../../kit/requestShapes.ts'
import styles from './GraphPicture.module.css'
import { nodeText, signOf, spellSchedule } from './graphText.ts'
import { RADIUS } from './layoutStateGraph.ts'
import type { EdgeShape, GraphLayout, NodeShape } from './layoutStateGraph.ts'
import { curve } from './spotOf.ts'

/** With more edges than this, their letters would cover one another. */
const LABELLED = 160

/** The depths, at the left. */
export const Layers = memo(function Layers({ layout }: { readonly layout: GraphLayout }) {
  return (
    <g aria-hidden="true" className={styles['layers']}>
      {layout.layers.map(({ depth, y }) => (
        <g key={depth}>
          <line x1={34} x2={layout.width} y1={y} y2={y} />
          <text x={26} y={y + 4.5} textAnchor="end">
            {depth}
          </text>
        </g>
      ))}
    </g>
  )
})

export const Edges = memo(function Edges({ layout }: { readonly layout: GraphLayout }) {
  const labelled = layout.edges.length <= LABELLED
  return (
    <g aria-hidden="true" className={styles['edges']} data-many={!labelled || undefined}>
      {layout.edges.map((shape, index) => (
        <Edge key={index} shape={shape} labelled={labelled} />
      ))}
    </g>
  )
})

function Edge({ shape, labelled }: { readonly shape: EdgeShape; readonly labelled: boolean }) {
  const { letters } = shape.edge
  const only = new Set(letters).size === 1 ? letters[0] : undefined
  return (
    <g color={only === undefined ? 'var(--dim)' : requestColour(only as Letter)}>
      <path d={curve(shape.points)} data-letter={only} />
      {labelled ? (
        <text x={shape.label.x} y={shape.label.y + 4.5} textAnchor="middle">
          {spellSchedule(letters)}
        </text>
      ) : null}
    </g>
  )
}

/** The states, layer by layer: a step redraws only the layers that it leaves and enters. */
export function Nodes({
  layout,
  prefix,
  selected,
  active,
}: {
  readonly layout: GraphLayout
  /** of the ids of the options */
  readonly prefix: string
  readonly selected: number | null
  readonly active: number | null
}) {
  const layers = useMemo(() => {
    const shapes = new Map(layout.nodes.map((shape) => [shape.node.id, shape]))
    return layout.layers.map(({ depth, ids }) => ({
      depth,
      shapes: ids.flatMap((id) => shapes.get(id) ?? []),
    }))
  }, [layout])
  const within = (id: number | null, shapes: readonly NodeShape[]): number | null =>
    shapes.some(({ node }) => node.id === id) ? id : null
  return layers.map(({ depth, shapes }) => (
    <LayerNodes
      key={depth}
      shapes={shapes}
      prefix={prefix}
      selected={within(selected, shapes)}
      active={within(active, shapes)}
    />
  ))
}

const LayerNodes = memo(function LayerNodes({
  shapes,
  prefix,
  selected,
  active,
}: {
  readonly shapes: readonly NodeShape[]
  readonly prefix: string
  readonly selected: number | null
  readonly active: number | null
}) {
  return shapes.map((shape) => (
    <Node
      key={shape.node.id}
      shape={shape}
      id={`${prefix}${shape.node.id}`}
      selected={shape.node.id === selected}
      active={shape.node.id === active}
    />
  ))
})

const SIDE = 2 * RADIUS - 2

function Node({
  shape: { node, x, y },
  id,
  selected,
  active,
}: {
  readonly shape: NodeShape
  readonly id: string
  readonly selected: boolean
  readonly active: boolean
}) {
  const text = nodeText(node)
  const over = node.ends.length > 0
  return (
    <g
      id={id}
      role="option"
      aria-selected={selected}
      aria-label={text}
      className={styles['node']}
      data-node={node.id}
      data-verdict={node.verdict}
      data-active={active || undefined}
      transform={`translate(${Math.round(x * 10) / 10} ${y})`}
    >
      <title>{text}</title>
      <circle className={styles['ring']} r={RADIUS + 6} />
      {over ? (
        <rect
          className={styles['shape']}
          x={-SIDE / 2}
          y={-SIDE / 2}
          width={SIDE}
          height={SIDE}
          rx={4}
        />
      ) : (
        <circle className={styles['shape']} r={RADIUS - 1} />
      )}
      <text y={4.8} textAnchor="middle" aria-hidden="true">
        {signOf(node)}
      </text>
    </g>
  )
}
