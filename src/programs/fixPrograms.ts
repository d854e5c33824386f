/**
 * A face of its own: the programs of the fix, compiled. The page fetches them as soon as its first
 * view stands.
 */
import { text } from 'virtual:programs/fix'
import { providePrograms } from './django/compiled.ts'

/** From now on the programs of the fix can be opened. */
export function provideFixPrograms(): void {
  providePrograms(text)
}
