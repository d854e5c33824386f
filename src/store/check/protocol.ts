import type {
  AnyScenario,
  CellMap,
  CellResult,
  CheckProgress,
  CheckReport,
  Insight,
  OutcomeId,
  StateGraph,
  WayKind,
} from '../../programs/index.ts'

/** What may go before what: a check of lower rank waits while one of higher rank can go on. */
export const RANKS = ['stage', 'compare', 'faults', 'matrix'] as const
export type Rank = (typeof RANKS)[number]

/** One check of one scenario. */
export interface Order {
  readonly scenario: AnyScenario
  readonly budget: Budget
  readonly rank: Rank
  /** `graph`: progress, a report and answers to questions until it is dropped; `cell`: one short result */
  readonly result: 'graph' | 'cell'
}

/** Page to worker. `run` is the number of the order; answers carry it. */
export type ToWorker =
  | { readonly kind: 'check'; readonly run: number; readonly order: Order }
  /** ends with a report of what is known by now */
  | { readonly kind: 'cancel'; readonly run: number }
  /** neither the check nor answers about its graph are wanted any more */
  | { readonly kind: 'drop'; readonly run: number }
  | { readonly kind: 'pause' | 'continue'; readonly run: number }
  | { readonly kind: 'ask'; readonly run: number; readonly id: number; readonly question: Question }

/** Worker to page. */
export type FromWorker =
  /** from here on it works for this order: the one to blame if it dies */
  | { readonly kind: 'turn'; readonly run: number }
  | { readonly kind: 'progress'; readonly run: number; readonly progress: CheckProgress }
  /** comes again when the classes are counted */
  | { readonly kind: 'report'; readonly run: number; readonly report: CheckReport }
  | { readonly kind: 'cell'; readonly run: number; readonly result: CellResult }
  | {
      readonly kind: 'answer'
      readonly run: number
      readonly id: number
      /** null: no answer is possible */
      readonly answer: Answered | null
    }
  /** we are wrong: a BugError in the worker */
  | { readonly kind: 'broken'; readonly run: number; readonly message: string }

export interface Budget {
  readonly states: number
  /** bytes */
  readonly memory: number
  readonly seconds: number
}

/** About the graph of a complete check. */
export type Question = About & Asking

interface About {
  /** one that is compared, by its id; absent: the program of the scenario that is checked */
  readonly program?: string | undefined
}

type Asking =
  | { readonly kind: 'insight'; readonly schedule: string }
  | {
      readonly kind: 'cells'
      readonly schedule: string
      readonly across: string
      readonly up: string
    }
  /** the least change of a schedule that makes it pass through a cell; null when none does */
  | {
      readonly kind: 'bend'
      readonly schedule: string
      readonly across: string
      readonly up: string
      readonly x: number
      readonly y: number
    }
  | {
      readonly kind: 'way'
      readonly from: string
      /** or `any bad` */
      readonly outcome: OutcomeId
      readonly way: WayKind
      readonly seed: number
    }
  | { readonly kind: 'graph' }

export type Answered =
  | { readonly kind: 'insight'; readonly insight: Insight }
  | { readonly kind: 'cells'; readonly cells: CellMap }
  | {
      readonly kind: 'schedule'
      /** whole, from the start; null: there is none */ readonly schedule: string | null
    }
  | { readonly kind: 'graph'; readonly graph: StateGraph }
