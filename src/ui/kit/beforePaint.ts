/**
 * Does a job when the frame is about to be drawn; the result takes it back. For effects that read
 * positions: read at once, they would force a layout, and the frame another one.
 */
export function beforePaint(job: () => void): () => void {
  const frame = requestAnimationFrame(job)
  return () => {
    cancelAnimationFrame(frame)
  }
}
