import { BugError } from '../../base/index.ts'
import { contextOf, rememberedValue } from './memory.ts'
import type { Memory } from './memory.ts'
import { bytes } from '../../vfs/index.ts'
import { hashOf } from '../values/hashOf.ts'
import type { Argument, Json } from './requestState.ts'
import type { HeapObject, Ref, Value } from '../values/value.ts'

/** Turns JSON-like data into Python values, on the heap of a memory or on one of their own. */
export class ArgumentHeap {
  readonly objects: Map<number, HeapObject>
  private readonly version: 2 | 3
  private readonly memory: Memory | null

  constructor(version: 2 | 3, memory: Memory | null) {
    this.version = version
    this.memory = memory
    this.objects = new Map(memory === null ? [] : contextOf(memory).heap)
  }

  argument(argument: Argument): Value {
    switch (argument.kind) {
      case 'function':
        return { kind: 'function', id: argument.id }
      case 'remembered':
        if (this.memory === null) throw new BugError('expected a memory to take a value from')
        return rememberedValue(this.memory, argument)
      case 'str':
        return argument.value
      case 'bytes':
        return this.version === 2 ? argument.value : { kind: 'bytes', data: bytes(argument.value) }
      case 'none':
        return null
      case 'dict':
        return this.json(argument.value)
    }
  }

  /** A new value from data. */
  json(json: Json): Value {
    if (typeof json !== 'object' || json === null) return json
    if (isArray(json))
      return this.make({ kind: 'list', items: json.map((item) => this.json(item)) })
    const entries = Object.entries(json).map(
      ([key, value]) => [hashOf(key), [key, this.json(value)]] as const,
    )
    return this.make({ kind: 'dict', entries: new Map(entries) })
  }

  private make(object: HeapObject): Ref {
    const id = this.objects.size
    this.objects.set(id, object)
    return { kind: 'ref', id }
  }
}

function isArray(
  json: readonly Json[] | { readonly [key: string]: Json },
): json is readonly Json[] {
  return Array.isArray(json)
}
