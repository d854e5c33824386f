import type { Db } from '../../db/index.ts'
import type { Library, Memory, Start } from '../../machine/index.ts'
import type { Code } from '../../python/index.ts'
import type { Fs } from '../../vfs/index.ts'
import type { Plan, Threads } from '../../world/index.ts'
import type { Expectation } from './expectation.ts'

/** A race file that was read and set up: what runs at the same time, from where, under which rules. */
export interface Race {
  readonly code: Code
  readonly library: Library
  /** first line of the docstring, and the rest */
  readonly title: string
  readonly description: string
  readonly processes: readonly RaceProcess[]
  /** the processes are the functions named worker_*, because nothing lists them */
  readonly byName: boolean
  /** how they run when they are threads of one process; null: they are processes */
  readonly threads: ((plan: Pick<Plan, 'machine' | 'requests'>) => Threads) | null
  readonly atEnd: readonly RaceRule[]
  readonly always: readonly RaceRule[]
  readonly settings: readonly RaceSetting[]
  /** whether a read to the end of a file is one step: see `readsOnce` */
  readonly readsOnce: boolean
  /** null: the file does not say */
  readonly expect: Expectation | null
  /** how everything is after `setup` */
  readonly start: { readonly disk: Fs; readonly db: Db; readonly memory: Memory }
}

export interface RaceProcess extends Pick<Start, 'entry' | 'args'> {
  /** the name of its function */
  readonly label: string
  /** the first of the list that is the same in every part */
  readonly like: number
}

export interface RaceRule {
  /** "at_end_nothing_lost" */
  readonly name: string
  readonly entry: Start['entry']
  /** of its docstring; null: it has none */
  readonly firstLine: string | null
}

export type RaceSetting =
  | { readonly name: string; readonly kind: 'switch'; readonly value: boolean }
  | {
      readonly name: string
      readonly kind: 'choice'
      readonly values: readonly string[]
      readonly value: string
    }
