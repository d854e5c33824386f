import { expect, test } from 'vitest'
import { getInitialMicrosteps, getMicrosteps, transition } from 'xstate'
import { compileFiles, endOf, machineOf, runAlone } from '../testing/alone.oracle.ts'
import { buildMachine, definition } from '../index.ts'
import { builtOf } from './buildMachine.ts'
import { firstContext, snapshotOf } from '../run.ts'
import type { Snapshot } from '../run.ts'

const EVERYTHING = `
class Oops(Exception):
    def __init__(self, text):
        self.text = text


class Bag(object):
    def __init__(self):
        self.items = {}

    @property
    def first(self):
        return self.items['a']

    @first.setter
    def first(self, value):
        self.items['a'] = value

    def __getitem__(self, name):
        return self.items[name]

    def __setitem__(self, name, value):
        self.items[name] = value

    def __delitem__(self, name):
        del self.items[name]

    def __contains__(self, name):
        return name in self.items

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return kind is Oops


def fails(bag):
    try:
        bag['nothing']
    except IndexError:
        return 'never'


def main():
    bag = Bag()
    bag.first = 1
    bag['b'] = bag.first + 1
    del bag['a']
    seen = []
    for name in ['a', 'b']:
        if name in bag:
            seen.append(name)
    with bag:
        raise Oops('swallowed')
    try:
        fails(bag)
    except KeyError as e:
        seen.append(str(e))
    finally:
        f = open('/d/x', 'w')
        f.write('text')
        f.close()
    try:
        open('/d/none')
    except IOError as e:
        seen.append(e.errno)
    return seen
`

function leafOf(snapshot: Snapshot) {
  const leaf = snapshot._nodes.find((node) => node.type !== 'compound')
  if (leaf === undefined) throw new Error('expected a leaf')
  return leaf
}

/** Every state of a chart, the root among them. */
function statesOf(node: State): readonly State[] {
  return [node, ...Object.values(node.states).flatMap(statesOf)]
}

type State = ReturnType<typeof definition>['root']

const START = { entry: 'main.main', args: [], settings: {}, seed: 'A' }

/** Every snapshot of a run, micro-step by micro-step. */
function trail(text: string) {
  const machine = machineOf(text)
  const chart = definition(machine)
  const { rests, answers } = runAlone(machine)
  const begun = getInitialMicrosteps(chart, firstContext(builtOf(machine).program, START))
  const resumed = answers.flatMap((answer, i) => {
    const rest = rests[i]
    if (rest === undefined) return []
    return getMicrosteps(chart, snapshotOf(rest), { type: 'ANSWER', answer })
  })
  const steps = [...begun, ...resumed].map(([snapshot]) => snapshot)
  return { chart, steps, rests, answers }
}

test('every state of the chart is a point, a function, the way out of one, or an end', () => {
  const code = compileFiles({ 'main.py': EVERYTHING })
  const chart = definition(buildMachine(code))
  const points = [...code.functions.values()].flatMap((fn) => fn.points).length
  const leaves = statesOf(chart.root).filter((node) => node.type === 'atomic')
  // One leaf per point, one way out per function, and the start.
  expect(leaves).toHaveLength(points + code.functions.size + 1)
  expect([...chart.root.definition.transitions]).toEqual([])
})

test('every transition leads to a state of the chart, or stays to wait', () => {
  const chart = definition(machineOf(EVERYTHING))
  const nodes = new Set(statesOf(chart.root))
  const transitions = [...nodes].flatMap((node) => [
    ...(node.always ?? []),
    ...[...node.transitions.values()].flat(),
  ])
  expect(transitions.length).toBeGreaterThan(200)
  for (const { target, guard } of transitions) {
    const stays = /(awaits|opens)"/i.test(JSON.stringify(guard))
    expect(target?.length ?? 0).toBe(stays ? 0 : 1)
    expect(nodes.has(target?.[0] ?? chart.root)).toBe(true)
  }
})

test('at every micro-step of a run exactly one guard holds, and at a rest none', () => {
  const { chart, steps } = trail(EVERYTHING)
  expect(steps.length).toBeGreaterThan(60)
  for (const snapshot of steps) {
    const always = leafOf(snapshot).always ?? []
    const holding = always.filter(({ guard }) => {
      const named = typeof guard === 'string' ? { type: guard, params: undefined } : guard
      if (typeof named !== 'object') throw new Error('expected a guard with a name')
      const test = Object.entries(chart.implementations.guards).find(
        ([name]) => name === named.type,
      )
      if (typeof test?.[1] !== 'function') throw new Error(`expected a guard ${named.type}`)
      const event = { type: 'ANSWER', answer: { kind: 'receive' } } as const
      return Reflect.apply(test[1], undefined, [{ context: snapshot.context, event }, named.params])
    })
    const rests = snapshot.status === 'done' || snapshot.context.waiting !== null
    expect(holding).toHaveLength(rests ? 0 : 1)
  }
})

test("XState's own transition gives the snapshot that resume gives", () => {
  const { chart, rests, answers } = trail(EVERYTHING)
  expect(rests.map(endOf).at(-1)).toBe("['b', \"'nothing'\", 2]")
  for (const [i, answer] of answers.entries()) {
    const [before, after] = [rests[i], rests[i + 1]]
    if (before === undefined || after === undefined) throw new Error('expected two rests')
    const [next] = transition(chart, snapshotOf(before), { type: 'ANSWER', answer })
    expect(next.value).toEqual(snapshotOf(after).value)
    expect(next.context).toEqual(snapshotOf(after).context)
    expect(next.status).toBe(snapshotOf(after).status)
  }
})

test('a machine without a call to begin with rests at its start', () => {
  const steps = getInitialMicrosteps(definition(machineOf('def main():\n    pass\n')))
  expect(steps.at(-1)?.[0].value).toBe('start')
})

test('a state names its function, its point and its place in the source', () => {
  const chart = definition(machineOf('def main():\n    return 7\n'))
  const metas = statesOf(chart.root).map((node) => node.meta)
  expect(metas).toContainEqual({
    function: 'main.main',
    point: '2 return',
    span: { file: 'main.py', from: 16, to: 24, line: 2 },
  })
})
