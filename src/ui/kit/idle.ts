/** Resolves when the page has nothing else to do, or after a second at the latest. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no requestIdleCallback: a task of its own lets the others in between.
    if (typeof requestIdleCallback === 'undefined') setTimeout(resolve)
    else
      requestIdleCallback(
        () => {
          resolve()
        },
        { timeout: 1000 },
      )
  })
}
