/** The steps of a trace, without what was logged and who waits. */
export function stepLines(trace: string): readonly string[] {
  return trace.split('\n').filter((line) => / -> /.test(line) && line.slice(1, 4) !== ' | ')
}
