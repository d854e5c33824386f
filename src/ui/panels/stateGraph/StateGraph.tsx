import { useDeferredValue, useMemo, useState } from 'react'
import type { StateGraph as Graph } from '../../../programs/index.ts'
import type { Check, Question, Stepper } from '../../../store/index.ts'
import { useAnswer, useCheck } from '../../app/check.tsx'
import { useActions, useStepper } from '../../app/stepper.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { compactCount } from '../../kit/verdict/compactCount.ts'
import { PictureOrTable } from '../../kit/PictureOrTable.tsx'
import type { Way } from '../../kit/PictureOrTable.tsx'
import { Amount } from '../../kit/verdict/Said.tsx'
import { plural } from '../../kit/verdict/words.ts'
import { DepthTable } from './DepthTable.tsx'
import { GraphPicture } from './GraphPicture.tsx'
import { HeatStrip, HeatTable } from './HeatStrip.tsx'
import { layoutStateGraph } from './layoutStateGraph.ts'
import styles from './StateGraph.module.css'
import { traceRun } from './traceRun.ts'
import { Term } from '../../kit/glossary/Term.tsx'

const QUESTION: Question = { kind: 'graph' }

const pickStatus = (check: Check) => check.status
const pickSchedule = (stepper: Stepper) => stepper.schedule
const pickCursor = (stepper: Stepper) => stepper.cursor

/** Every state there is, by the number of steps that lead to it. */
export function StateGraph() {
  const answer = useAnswer(QUESTION)
  const status = useCheck(pickStatus)
  const [way, setWay] = useState<Way>('Picture')
  const graph = answer?.kind === 'graph' ? answer.graph : null
  return (
    <Panel
      bare
      name="State graph"
      note={graph === null ? 'every state, by depth' : <Note graph={graph} />}
      actions={<PictureOrTable name="State graph as" way={way} onWay={setWay} />}
    >
      {graph === null ? (
        <p className={styles['empty']}>{WAITING[status]}</p>
      ) : graph.kind === 'too large' ? (
        <TooLarge graph={graph} way={way} />
      ) : (
        <Drawn graph={graph} way={way} />
      )}
    </Panel>
  )
}

const WAITING: { readonly [K in Check['status']]: string } = {
  idle: 'The graph is drawn as soon as every schedule has been checked.',
  running: 'The graph is drawn as soon as every schedule has been checked.',
  paused: 'The check is paused; the graph is drawn when it is complete.',
  done: 'Drawing the graph…',
  stopped: 'The check was stopped early, so there is no complete graph to draw.',
  broken: 'The checker failed, so there is no graph to draw.',
}

function Note({ graph }: { readonly graph: Graph }) {
  if (graph.kind === 'too large') {
    return (
      <>
        <Amount count={compactCount(graph.states)} /> states, counted by depth
      </>
    )
  }
  const count = graph.nodes.length
  const full = graph.kind === 'full'
  return (
    <>
      {count} <Term word="state">{full ? plural('state', count) : 'states'}</Term>
      {full ? '' : ' with a choice'}, by depth
    </>
  )
}

type Drawable = Extract<Graph, { kind: 'full' | 'collapsed' }>

function Drawn({ graph, way }: { readonly graph: Drawable; readonly way: Way }) {
  // Two thousand states are drawn after the step is painted everywhere else, never before.
  const schedule = useDeferredValue(useStepper(pickSchedule))
  const cursor = useDeferredValue(useStepper(pickCursor))
  const { goTo, setSchedule } = useActions()
  const layout = useMemo(() => layoutStateGraph(graph.nodes, graph.edges), [graph])
  const trace = useMemo(() => traceRun(graph.nodes, graph.edges, schedule), [graph, schedule])
  const nodes = useMemo(() => new Map(graph.nodes.map((node) => [node.id, node])), [graph])
  const select = (id: number): void => {
    const visit = trace.visits.find((each) => each.id === id)
    const node = nodes.get(id)
    // For the run on the stage nothing is replaced: only the cursor moves.
    if (visit !== undefined) goTo(visit.steps)
    else if (node !== undefined) {
      setSchedule(node.schedule, node.schedule.length, 'state graph')
    }
  }
  return way === 'Picture' ? (
    <GraphPicture
      key={graph.kind}
      layout={layout}
      edges={graph.edges}
      nodes={nodes}
      trace={trace}
      cursor={cursor}
      onSelect={select}
    />
  ) : (
    <DepthTable nodes={graph.nodes} trace={trace} cursor={cursor} onSelect={select} />
  )
}

type Large = Extract<Graph, { kind: 'too large' }>

function TooLarge({ graph, way }: { readonly graph: Large; readonly way: Way }) {
  const cursor = useStepper(pickCursor)
  const Body = way === 'Picture' ? HeatStrip : HeatTable
  return <Body perDepth={graph.perDepth} cursor={cursor} />
}
