import { BugError } from '../../base/index.ts'
import type { Built } from '../chart/buildMachine.ts'
import type { AnswerEvent, Context } from '../state/context.ts'
import type { Answer } from '../operation.ts'

/**
 * The statechart as a table: for each leaf its guarded transitions in order, with the guards and
 * actions of the definition itself. Read off once; nothing is decided here that XState would not
 * decide. A micro-step costs a few function calls instead of tens of microseconds.
 */
export interface Table {
  readonly initial: FlatLeaf
}

/** A leaf, and what XState calls its value. */
export interface FlatLeaf {
  readonly value: unknown
  always: readonly FlatTransition[]
  onAnswer: readonly FlatTransition[]
}

interface FlatTransition {
  readonly holds: (context: Context, event: AnswerEvent) => boolean
  readonly apply: (context: Context, event: AnswerEvent) => Context
  /** null: it stays */
  readonly target: FlatLeaf | null
}

/** The position of a table run: the two fields of an XState snapshot that are ever read. */
export interface TableState {
  readonly value: unknown
  readonly context: Context
  readonly leaf: FlatLeaf
}

type Definition = Built['definition']
type StateNode = Definition['root']

/** The table of a definition. */
export function compileTable(definition: Definition): Table {
  const leaves = new Map<string, FlatLeaf>()
  const nodes = leavesOf(definition.root)
  for (const node of nodes) {
    leaves.set(node.id, { value: valueOf(node), always: [], onAnswer: [] })
  }
  const leafOf = (node: StateNode): FlatLeaf => {
    const leaf = leaves.get(initialLeafOf(node).id)
    if (leaf === undefined) throw new BugError(`expected a leaf for ${node.id}, got none`)
    return leaf
  }
  for (const node of nodes) {
    const leaf = leafOf(node)
    leaf.always = (node.always ?? []).map((one) => flatTransition(definition, one, leafOf))
    leaf.onAnswer = (node.transitions.get('ANSWER') ?? []).map((one) =>
      flatTransition(definition, one, leafOf),
    )
  }
  return { initial: leafOf(definition.root) }
}

/**
 * All states from an event (or from the start: null) to the next rest, the first included. One
 * after the other: each holds a heap of its own, and there may be many.
 */
export function* tableMacrostep(
  state: TableState,
  answer: Answer | null,
): Generator<TableState, void, void> {
  const event = { type: 'ANSWER', answer } as AnswerEvent
  yield state
  let next = transitionsOf(state, answer === null ? state.leaf.always : state.leaf.onAnswer, event)
  while (next !== null) {
    yield next
    next = transitionsOf(next, next.leaf.always, event)
  }
}

function transitionsOf(
  { context, leaf }: TableState,
  transitions: readonly FlatTransition[],
  event: AnswerEvent,
): TableState | null {
  for (const transition of transitions) {
    if (!transition.holds(context, event)) continue
    const target = transition.target ?? leaf
    return { value: target.value, context: transition.apply(context, event), leaf: target }
  }
  return null
}

function leavesOf(node: StateNode): readonly StateNode[] {
  const children = Object.values(node.states)
  return children.length === 0 ? [node] : children.flatMap(leavesOf)
}

/** The leaf that is entered with a state: along the initial states. */
function initialLeafOf(node: StateNode): StateNode {
  const [first] = node.initial.target ?? []
  if (Object.keys(node.states).length === 0 || first === undefined) return node
  return initialLeafOf(first)
}

function valueOf(node: StateNode): unknown {
  const { parent } = node
  if (parent === undefined) return {}
  return parent.parent === undefined ? node.key : { [parent.key]: node.key }
}

type Transition = NonNullable<StateNode['always']>[number]

function flatTransition(
  definition: Definition,
  transition: Transition,
  leafOf: (node: StateNode) => FlatLeaf,
): FlatTransition {
  const [target] = transition.target ?? []
  const [action, ...more] = transition.actions
  if (more.length > 0) throw new BugError('expected at most one action in a transition')
  return {
    holds: guardOf(definition, transition.guard),
    apply: actionOf(definition, action),
    target: target === undefined ? null : leafOf(target),
  }
}

interface Named {
  readonly type: string
  readonly params?: unknown
}

type Guard = (args: { context: Context; event: AnswerEvent }, params: unknown) => boolean
type Assignment = (args: { context: Context; event: AnswerEvent }, params: unknown) => Context

function guardOf(definition: Definition, named: unknown): FlatTransition['holds'] {
  if (named === undefined) return () => true
  const { type, params } = nameOf(named)
  const guards = definition.implementations.guards as Readonly<Record<string, Guard | undefined>>
  const guard = guards[type]
  if (guard === undefined) throw new BugError(`expected a guard ${type}, got none`)
  return (context, event) => guard({ context, event }, params)
}

function actionOf(definition: Definition, named: unknown): FlatTransition['apply'] {
  if (named === undefined) return (context) => context
  const { type, params } = nameOf(named)
  const actions = definition.implementations.actions as Readonly<
    Record<string, { readonly assignment?: Assignment } | undefined>
  >
  const assignment = actions[type]?.assignment
  if (assignment === undefined) throw new BugError(`expected ${type} to be an assignment`)
  return (context, event) => ({ ...context, ...assignment({ context, event }, params) })
}

function nameOf(named: unknown): Named {
  if (typeof named === 'string') return { type: named }
  if (typeof named === 'object' && named !== null && 'type' in named) {
    const params = 'params' in named ? named.params : undefined
    return { type: String(named.type), params }
  }
  throw new BugError('expected a guard or an action by its name')
}
