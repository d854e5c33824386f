/** The title and the paragraph of a race file: the first line of its docstring, and the rest as one text. */
export function wordsOf(text: string): { readonly title: string; readonly paragraph: string } {
  const [, docstring = ''] = /^"""(.*?)"""/s.exec(text) ?? []
  const [title = '', ...rest] = docstring.split('\n')
  const paragraph = rest.map((line) => line.trim()).join(' ')
  return { title: title.trim(), paragraph: paragraph.trim() }
}

/** The first sentence of a paragraph. */
export function teaserOf(paragraph: string): string {
  return /^.*?[.?!](?= |$)/.exec(paragraph)?.[0] ?? paragraph
}
