/** The result of work that is done in slices, all at once. `tell` is given the progress of each. */
export function drain<Progress, Result>(
  work: Generator<Progress, Result, void>,
  tell?: (progress: Progress) => void,
): Result {
  for (let next = work.next(); ; next = work.next()) {
    if (next.done === true) return next.value
    tell?.(next.value)
  }
}

/** The same work, with its progress reported in another form. */
export function* mapProgress<From, To, Result>(
  work: Generator<From, Result, void>,
  map: (progress: From) => To,
): Generator<To, Result, void> {
  for (let next = work.next(); ; next = work.next()) {
    if (next.done === true) return next.value
    yield map(next.value)
  }
}
