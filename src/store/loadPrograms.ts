import { isInFixPack } from '../programs/index.ts'
import type { Scenario } from '../programs/index.ts'

let loading: Promise<void> | null = null

/** Fetches what is needed to open the program of a scenario. Rejects when it cannot be fetched. */
export async function loadProgram({ program, middleware }: Scenario): Promise<void> {
  await (isInFixPack(program, middleware) ? loadFixPrograms() : loadPrograms())
}

/** Fetches the programs of the fix. Rejects when they cannot be fetched. */
export async function loadFixPrograms(): Promise<void> {
  const { provideFixPrograms } = await import('../programs/fixPrograms.ts')
  provideFixPrograms()
}

/**
 * Fetches what is needed to open any program of the catalogue. Rejects when it cannot be fetched;
 * the next call tries again.
 */
export async function loadPrograms(): Promise<void> {
  loading ??= fetchEveryProgram()
  try {
    await loading
  } catch (error) {
    loading = null
    throw error
  }
}

async function fetchEveryProgram(): Promise<void> {
  const { provideEveryProgram } = await import('../programs/everyProgram.ts')
  provideEveryProgram()
}
