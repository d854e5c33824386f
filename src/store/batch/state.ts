import type { StoreApi } from 'zustand/vanilla'
import type { AnyScenario, CellResult, FaultReport, Outcome } from '../../programs/index.ts'

/** Checks that run beside those of the stage: the matrix, and a scenario with one fault. */
export interface Batch {
  readonly store: StoreApi<BatchState>
  /** fills the matrix, cell by cell, until it is paused */
  fill(): void
  pause(): void
  /** the cells of this program come before those of the others */
  prefer(program: string): void
  /** forgets all cells and computes them again */
  recheck(): void
  /** checks a scenario with every single fault; replaces the check before */
  askFaults(scenario: AnyScenario): void
}

export interface BatchState {
  /** by program and workload, "ticket touch,touch"; a cell that is not here waits */
  readonly cells: ReadonlyMap<string, CellState>
  readonly filling: boolean
  readonly done: number
  readonly total: number
  /** a message for the user; null: none */
  readonly said: string | null
  readonly faults: FaultsState | null
}

export type CellState =
  | { readonly kind: 'running' }
  | {
      readonly kind: 'done'
      readonly result: CellResult
      /** it was found in an earlier visit */
      readonly kept: boolean
    }
  /** we are wrong */
  | { readonly kind: 'broken'; readonly message: string }

export interface FaultsState {
  /** the scenario without a fault */
  readonly scenario: AnyScenario
  /** every outcome that there is for it */
  readonly table: readonly Outcome[]
  readonly status: 'running' | 'done' | 'broken'
  readonly done: number
  readonly total: number
  /** without a fault; null while it is being checked */
  readonly without: CellResult | null
  readonly reports: readonly FaultReport[]
}
