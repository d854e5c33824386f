import type { CellResult, Scenario } from '../../programs/index.ts'

/** Page to worker: one check, to its end. The page asks for the next when it has the answer. */
export interface ToBatchWorker {
  readonly id: number
  readonly scenario: Scenario
}

/** Worker to page. */
export type FromBatchWorker =
  | { readonly kind: 'checked'; readonly id: number; readonly result: CellResult }
  /** we are wrong, or the programs could not be fetched */
  | { readonly kind: 'broken'; readonly id: number; readonly message: string }

/** What is needed of a Worker. */
export interface BatchWorker {
  postMessage(message: ToBatchWorker, transfer: Transferable[]): void
  terminate(): void
  addEventListener(
    type: 'message' | 'error' | 'messageerror',
    listener: (event: MessageEvent<FromBatchWorker>) => void,
  ): void
}
