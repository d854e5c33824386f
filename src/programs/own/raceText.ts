import { readGlobal } from '../../machine/index.ts'
import type { Memory, Plain, Start } from '../../machine/index.ts'
import type { Outline, Source, Span } from '../../python/index.ts'

/** The text of a race file while it is read, and what is found wrong with it. */
export interface RaceText {
  readonly source: Source
  readonly outline: Outline
  readonly memory: Memory
  readonly report: (at: Span, message: string, instead: string | null) => void
}

/** Where a name was last assigned or defined; else the first line. */
export function placeOf({ source, outline }: Pick<RaceText, 'source' | 'outline'>, name: string) {
  const assigned = outline.names.get(name)
  if (assigned !== undefined) return assigned
  const { span } = outline.functions.find((each) => each.name === name) ?? {}
  return span ?? firstLine(source)
}

export function firstLine({ name, text }: Source): Span {
  return { file: name, from: 0, to: Math.max(0, text.search(/\n|$/)), line: 1 }
}

/** What a name at the top of the file holds; undefined when it is not set. */
export function valueOf({ source, memory }: RaceText, name: string): Plain | undefined {
  return readGlobal(memory, source.name, name)
}

export function isFunction(value: Plain | undefined): value is { readonly function: string } {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'function')
}

export function isList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value)
}

/** The function that a name holds, for starting it. */
export function entryOf({ source }: RaceText, name: string, path: readonly number[] = []) {
  return { kind: 'remembered', file: source.name, name, path } as const satisfies Start['entry']
}

/** A value as a person would write it, in short. */
export function shortly(value: Plain | undefined): string {
  if (value === undefined || value === null) return 'None'
  if (typeof value === 'bigint' || typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string') return JSON.stringify(value)
  if (isList(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (isFunction(value)) return 'a function'
  return typeof value['other'] === 'string' ? value['other'] : 'a dictionary'
}
