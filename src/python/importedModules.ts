/**
 * The modules that the text of a file may import, by the first part of their names: what to look for
 * beside it. More than it really imports does no harm.
 */
export function importedModules(text: string): readonly string[] {
  const statements = text.matchAll(
    /^[ \t]*(?:from[ \t]+(\w+)[\w.]*[ \t]+import\b|import[ \t]+(.+))/gm,
  )
  const names = [...statements].flatMap(([, from, list]) =>
    from === undefined
      ? (list ?? '').split(',').map((part) => /\w+/.exec(part)?.[0] ?? '')
      : [from],
  )
  return [...new Set(names)].filter((name) => name !== '')
}
