/**
 * Runs a job for one input at a time. Of the inputs that come meanwhile only the newest is kept
 * and run next, so that a slow job never falls behind a fast hand. The job must not reject.
 */
export function latest<T>(job: (input: T) => Promise<void>): (input: T) => void {
  let busy = false
  let waiting: { readonly input: T } | null = null
  const run = async (input: T): Promise<void> => {
    busy = true
    await job(input)
    busy = false
    const next = waiting
    waiting = null
    if (next !== null) void run(next.input)
  }
  return (input) => {
    if (busy) waiting = { input }
    else void run(input)
  }
}
