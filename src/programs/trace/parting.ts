/** Where two runs of one schedule part, as their traces have it. */
export interface Parting {
  /** steps that both made alike before it */
  readonly after: number
  /** undefined: nothing more */
  readonly ours: string | undefined
  readonly theirs: string | undefined
  /** what the other side logged right behind it: of a traceback perhaps */
  readonly logged: readonly string[]
}

/** The first line in which two traces differ; null: in none. */
export function partingOf(ours: string, theirs: string): Parting | null {
  if (ours === theirs) return null
  const [mine, others] = [linesOf(ours), linesOf(theirs)]
  const differing = mine.findIndex((line, index) => line !== others[index])
  const at = differing === -1 ? mine.length : differing
  const rest = isLogged(others[at]) ? others.slice(at + 1) : []
  const end = rest.findIndex((line) => !isLogged(line))
  return {
    after: mine.slice(0, at).filter(isStep).length,
    ours: mine[at],
    theirs: others[at],
    logged: end === -1 ? rest : rest.slice(0, end),
  }
}

function linesOf(trace: string): readonly string[] {
  return trace === '' ? [] : trace.split('\n')
}

/** A line that a process logged, of a traceback perhaps, and no step. */
function isLogged(line: string | undefined): boolean {
  return line?.slice(1, 4) === ' | '
}

/** Neither what was logged nor who waits. */
function isStep(line: string): boolean {
  return !isLogged(line) && !line.startsWith('= ')
}
