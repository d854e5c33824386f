/**
 * Does a job when the frame is about to be drawn; the result takes it back. For effects that read
 * where things stand: read at once, the page would be laid out for that, and again for the frame.
 */
export function beforePaint(job: () => void): () => void {
  const frame = requestAnimationFrame(job)
  return () => {
    cancelAnimationFrame(frame)
  }
}
