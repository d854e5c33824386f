/** Of one level, in spaces. */
export const INDENT = 4

/** After these nothing of the same block follows. */
const LEAVES = /^\s*(return|raise|pass|break|continue)\b/

/** How far a line goes in that follows the line `before`, in spaces. */
export function indentAfter(before: string): number {
  const indent = /^ */.exec(before)?.[0].length ?? 0
  const code = before.replace(/#.*$/, '').trimEnd()
  if (code.endsWith(':') || /[([{]$/.test(code)) return indent + INDENT
  if (LEAVES.test(code)) return Math.max(0, indent - INDENT)
  return indent
}
