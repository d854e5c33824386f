/** The result of work that is done in slices, all at once. */
export function drain<Result>(work: Generator<unknown, Result, void>): Result {
  for (let next = work.next(); ; next = work.next()) {
    if (next.done === true) return next.value
  }
}

/** The same work, with its progress told in another way. */
export function* mapProgress<From, To, Result>(
  work: Generator<From, Result, void>,
  map: (progress: From) => To,
): Generator<To, Result, void> {
  for (let next = work.next(); ; next = work.next()) {
    if (next.done === true) return next.value
    yield map(next.value)
  }
}
