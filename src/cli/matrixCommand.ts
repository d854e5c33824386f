import { CATALOGUE, cellScenario, matrixKey, OUTCOMES, WORKLOADS } from '../programs/index.ts'
import type { CellResult, CheckProgress, Outcome, ProgramRow } from '../programs/index.ts'
import { statesOf } from './bound.ts'
import { workOnAll } from './crew.ts'
import type { CrewProgress } from './crew.ts'
import { matrixText } from './matrixText.ts'
import { options } from './options.ts'
import { programOf } from './scenarioOptions.ts'
import type { Surroundings } from './surroundings.ts'

/** What `matrix --json` prints: a promise to scripts, so fields are only ever added. */
export interface MatrixFacts {
  /** counted up when a field changes its meaning or goes */
  readonly schema: 1
  /** changes whenever the content of a cell could change */
  readonly key: string
  readonly programs: readonly { readonly id: string; readonly title: string }[]
  readonly workloads: readonly {
    readonly id: string
    readonly title: string
    readonly views: readonly string[]
  }[]
  /** what the outcome ids in the cells mean */
  readonly outcomes: readonly Pick<Outcome, 'id' | 'title' | 'sign' | 'bad' | 'severity'>[]
  /** by the ids of program and workload */
  readonly cells: Readonly<Record<string, Readonly<Record<string, CellResult>>>>
  /** false: a bound has stopped a cell */
  readonly complete: boolean
}

/** `matrix`: what every program allows under every workload. 0; 3: a bound has stopped a cell. */
export function* matrixCommand(
  args: readonly string[],
  surroundings: Surroundings,
): Generator<CheckProgress | CrewProgress, { code: 0 | 3; stdout: string }, void> {
  const words = options(args, {
    program: { type: 'string' },
    'max-states': { type: 'string' },
    json: { type: 'boolean' },
  })
  const states = statesOf(words['max-states'])
  const facts = yield* factsOf(rowsOf(words.program), states, surroundings)
  return {
    code: facts.complete ? 0 : 3,
    stdout:
      words.json === true
        ? `${JSON.stringify(facts, null, 2)}\n`
        : matrixText(facts, surroundings.width),
  }
}

function rowsOf(program: string | undefined): readonly ProgramRow[] {
  return program === undefined ? CATALOGUE : [programOf(program)]
}

function* factsOf(
  rows: readonly ProgramRow[],
  states: number,
  surroundings: Surroundings,
): Generator<CheckProgress | CrewProgress, MatrixFacts, void> {
  const places = rows.flatMap((row) => WORKLOADS.map((workload) => ({ row, workload })))
  const results = yield* workOnAll(
    places.map(({ row, workload }) => {
      return { kind: 'cell', scenario: cellScenario(row, workload), states } as const
    }),
    surroundings,
  )
  const found = places.map((place, index) => ({ ...place, cell: results[index] }))
  const cells = rows.map(({ id }) => {
    const own = found.filter(({ row }) => row.id === id)
    return [
      id,
      own.flatMap(({ workload, cell }) =>
        cell === undefined ? [] : [[workload.id, cell] as const],
      ),
    ] as const
  })
  return {
    schema: 1,
    key: matrixKey(),
    programs: rows.map(({ id, title }) => ({ id, title })),
    workloads: WORKLOADS.map(({ id, title, views }) => ({ id, title, views })),
    outcomes: OUTCOMES.map(({ id, title, sign, bad, severity }) => ({
      id,
      title,
      sign,
      bad,
      severity,
    })),
    cells: Object.fromEntries(cells.map(([id, row]) => [id, Object.fromEntries(row)])),
    complete: cells.every(([, row]) => row.every(([, { complete }]) => complete)),
  }
}
