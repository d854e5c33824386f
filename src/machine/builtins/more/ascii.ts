import { numeric } from '../../values/repr.ts'

/** Python's `ascii`, of what `repr` gives: all that is not ASCII as escapes. */
export function asciiOf(text: string): string {
  return [...text]
    .map((each) => (each <= '\u007f' ? each : numeric(each.codePointAt(0) ?? 0)))
    .join('')
}
