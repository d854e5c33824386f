/** Rows as left-aligned columns, each line ended; the last column is not padded. */
export function columns(rows: readonly (readonly string[])[], indent = ''): string {
  const widths = rows.reduce<readonly number[]>(
    (before, row) =>
      Array.from({ length: Math.max(before.length, row.length) }, (_, column) =>
        Math.max(before[column] ?? 0, row[column]?.length ?? 0),
      ),
    [],
  )
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => `${indent}${line}`.trimEnd() + '\n')
    .join('')
}
