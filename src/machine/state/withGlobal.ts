import { BugError } from '../../base/index.ts'
import { ArgumentHeap } from './arguments.ts'
import { variableKey } from './context.ts'
import { contextOf } from './memory.ts'
import { memoryIn } from './readMemory.ts'
import type { Memory } from './memory.ts'
import type { Json } from './requestState.ts'

/** The memory with another value for a variable at the top of a file. */
export function withGlobal(memory: Memory, file: string, name: string, value: Json): Memory {
  const context = contextOf(memory)
  const { code } = context.program
  if (code.globals.get(file)?.get(name)?.kind !== 'variable') {
    throw new BugError(`expected a variable ${name} in ${file}, got none`)
  }
  const heap = new ArgumentHeap(code.version, memory)
  const made = heap.json(value)
  const globals = new Map(context.globals).set(variableKey({ file, name }), made)
  return memoryIn({ ...context, globals, heap: heap.objects })
}
