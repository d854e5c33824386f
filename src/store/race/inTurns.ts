/** Milliseconds that work may keep the page busy, before it lets keys and frames in. */
const TURN = 12

/** Does work in parts; where they take long, the page answers in between. Null: `signal` has dropped it. */
export async function inTurns<Result>(
  work: Generator<void, Result, void>,
  signal?: AbortSignal,
): Promise<Result | null> {
  let since = performance.now()
  for (let next = work.next(); ; next = work.next()) {
    if (next.done === true) return next.value
    if (performance.now() - since < TURN) continue
    await new Promise((resolve) => {
      setTimeout(resolve)
    })
    if (signal?.aborted === true) return null
    since = performance.now()
  }
}
