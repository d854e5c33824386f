import { BugError } from '../../base/index.ts'

const texts = import.meta.glob<string>('./sources/*.py', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The text of a file under sources/. */
export function sourceText(file: string): string {
  const text = texts[`./sources/${file}`]
  if (text === undefined) throw new BugError(`expected a file under sources/, got ${file}`)
  return text
}
