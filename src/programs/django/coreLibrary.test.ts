import { expect, test } from 'vitest'
import { builtins } from '../../machine/builtins/registry.ts'
import { everyBuiltin } from '../../machine/everyBuiltin.ts'
import { builtin } from '../../machine/values/value.ts'
import type { Code } from '../../python/index.ts'
import { compileCatalogue } from './compileCatalogue.ts'
import { sourceText } from './sources.ts'

/** Types whose values a program of the catalogue may hold. */
const TYPES = ['bytes', 'dict', 'float', 'int', 'list', 'str', 'tuple']

/** Names of the catalogue that only look like methods of those: `uuid.uuid4().hex`. */
const FIELDS = new Set(['hex'])

// Without the method a call of it would be an AttributeError, and no test of a name.
test('the core has every method of a built-in type that a program of the catalogue names', () => {
  const catalogue = compileCatalogue(sourceText)
  let found = 0
  const missing: string[] = []
  for (const [id, code] of catalogue) {
    for (const name of namesOfMembers(code)) {
      for (const type of TYPES) {
        const cls = builtin(type)
        if (FIELDS.has(name) || !everyBuiltin.hasMethod(code.version, cls, name)) continue
        if (builtins.hasMethod(code.version, cls, name)) found += 1
        else missing.push(`${id}: ${type}.${name}`)
      }
    }
  }
  expect(missing).toEqual([])
  expect(found).toBeGreaterThan(2 * catalogue.size)
})

/** Every `.name` but of modules and of `self`, which are no values of a built-in type. */
function namesOfMembers(code: Code): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { points } of code.functions.values()) {
    for (const { op } of points) addNames(op, names)
  }
  return names
}

interface Node {
  readonly kind?: string
  readonly name?: string
  readonly object?: Node
}

/** Code is plain data, so that every expression in an operation is found by walking it. */
function addNames(node: unknown, names: Set<string>): void {
  if (typeof node !== 'object' || node === null) return
  const { kind, name, object } = node as Node
  const hasMember = kind === 'attribute' || kind === 'method' || kind === 'getattr'
  if (hasMember && name !== undefined && object !== undefined && !isOther(object)) names.add(name)
  for (const each of Object.values(node)) addNames(each, names)
}

function isOther({ kind, name, object }: Node): boolean {
  if (kind === 'global') return true
  if (kind === 'attribute' && name === 'path') return object?.kind === 'global'
  return kind === 'local' && name === 'self'
}

/** What own programs alone may do, by the kinds of operations and expressions. */
const OWN =
  'unset import importName delattr iter next yield delegate list set format cell closure star'

test('no program of the catalogue does what only the library of own programs can', () => {
  const kinds = new Set<string>()
  for (const code of compileCatalogue(sourceText).values()) {
    for (const { points } of code.functions.values()) {
      for (const { op } of points) addKinds(op, kinds)
    }
  }
  expect(OWN.split(' ').filter((kind) => kinds.has(kind))).toEqual([])
  expect([...kinds].filter((kind) => kind.startsWith('binary ')).sort()).toEqual([
    'binary %',
    'binary +',
    'binary |',
  ])
  expect(kinds).toContain('unpack')
})

function addKinds(node: unknown, kinds: Set<string>): void {
  if (typeof node !== 'object' || node === null) return
  const { kind, operator } = node as Node & { readonly operator?: string }
  if (kind !== undefined) kinds.add(operator === undefined ? kind : `${kind} ${operator}`)
  for (const each of Object.values(node)) addKinds(each, kinds)
}
