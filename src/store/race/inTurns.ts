/** Milliseconds that work may keep the page busy, before it lets keys and frames in. */
const TURN = 12

/** Does work in parts; where they take long, the page answers in between. */
export async function inTurns<Result>(work: Generator<undefined, Result, void>): Promise<Result> {
  let since = performance.now()
  for (let next = work.next(); ; next = work.next()) {
    if (next.done === true) return next.value
    if (performance.now() - since < TURN) continue
    await new Promise((resolve) => {
      setTimeout(resolve)
    })
    since = performance.now()
  }
}
