/**
 * Does a job in the frame that is about to be drawn, when the browser has laid it out; the result takes
 * it back. For effects that read positions: read earlier, they would force a layout of their own.
 */
export function beforePaint(job: () => void): () => void {
  // Its first report comes after the layout of the frame, whatever has changed in it.
  const observer = new ResizeObserver(() => {
    observer.disconnect()
    job()
  })
  observer.observe(document.documentElement)
  return () => {
    observer.disconnect()
  }
}
