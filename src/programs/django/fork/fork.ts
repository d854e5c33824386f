import type { Db } from '../../../db/index.ts'
import type { Memory, Start } from '../../../machine/index.ts'
import type { Code } from '../../../python/index.ts'
import type { Fs } from '../../../vfs/index.ts'
import type { Plan } from '../../../world/index.ts'
import type { KeyForm } from './keyForm.ts'

/** A program of the catalogue with files that somebody has changed, ready to run. */
export interface Fork {
  readonly code: Code
  /** all but the requests, and the fault */
  readonly plan: Plan & { readonly disk: Fs; readonly db: Db; readonly memory: Memory }
  readonly requests: readonly Pick<Start, 'entry' | 'args'>[]
  /** what logs a visitor out; null: the program has no such view */
  readonly logout: Pick<Start, 'entry' | 'args'> | null
  /** of the session of the start, or of the cookie that names none */
  readonly key: string
  /** null: its keys are made in a way that is not understood */
  readonly keyForm: KeyForm | null
}
