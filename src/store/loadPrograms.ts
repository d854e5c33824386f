let loading: Promise<void> | null = null

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
