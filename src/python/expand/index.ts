import type { Module, Statement } from '../ast.ts'
import type { Report } from '../link/scope.ts'
import { dataclassDecorator, expandDataclass } from './dataclass.ts'
import type { Known } from './dataclass.ts'
import type { Reading } from './fields.ts'
import { meaningsIn } from './importedNames.ts'
import { expandNamedTuple } from './namedTuple.ts'

/** The module with the methods of its dataclasses and named tuples written out. `text`: the file's. */
export function expandClasses(module: Module, text: string, report: Report): Module {
  const meanings = meaningsIn(module)
  const makes = [...meanings.values()].some((name) => MAKERS.test(name))
  if (!makes) return module
  const reading: Reading = { meanings, report, text }
  const known = new Map<string, Known>()
  const body = module.body.map((statement): Statement => {
    const tuple = expandNamedTuple(reading, statement)
    if (tuple !== null) return tuple
    if (statement.kind !== 'ClassDef') return statement
    const decorator = dataclassDecorator(reading, statement)
    if (decorator === null) return statement
    const expanded = expandDataclass(reading, statement, decorator, known)
    known.set(statement.name, expanded.known)
    return expanded.made
  })
  return { ...module, body }
}

const MAKERS = /^(dataclasses|collections|typing)(\.(dataclass|namedtuple|NamedTuple))?$/
