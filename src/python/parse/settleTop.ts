import type { ExceptHandler, Expression, Statement } from '../ast.ts'
import type { Range } from './problems.ts'
import type { ModelledNames } from './reader.ts'
import { STANDARD_MODULES } from './standardModules.ts'

/** The statements at the top of a file that run, and the ranges of those that never do. */
export interface Settled {
  readonly body: readonly Statement[]
  readonly ignored: readonly Range[]
}

type Try = Extract<Statement, { kind: 'Try' }>

/**
 * Decides what is known without running: the file is imported, so `if __name__ == '__main__':`
 * does not hold; and an import that may fail (`try: import x` with `except ImportError:`) does so
 * exactly when there is no such module. One that CPython has and we do not is left to be reported.
 */
export function settleTop(body: readonly Statement[], names: ModelledNames): Settled {
  const settled = body.map((statement): Settled => {
    if (statement.kind === 'If' && isMainTest(statement.test)) {
      const rest = settleTop(statement.orelse, names)
      return { body: rest.body, ignored: [...statement.body.map(rangeOf), ...rest.ignored] }
    }
    const tried = statement.kind === 'Try' ? settleTry(statement, names) : null
    return tried ?? { body: [statement], ignored: [] }
  })
  return {
    body: settled.flatMap((each) => each.body),
    ignored: settled.flatMap((each) => each.ignored),
  }
}

function rangeOf({ span: { from, to } }: Statement): Range {
  return { from, to }
}

function isMainTest(test: Expression): boolean {
  if (test.kind !== 'Compare') return false
  const [link, ...more] = test.rest
  if (link?.operator !== '==' || more.length > 0) return false
  const sides = [test.left, link.right]
  return (
    sides.some((side) => side.kind === 'Name' && side.id === '__name__') &&
    sides.some((side) => side.kind === 'Constant' && side.value === '__main__')
  )
}

/** Null where it takes a run to know. */
function settleTry(from: Try, names: ModelledNames): Settled | null {
  const handler = from.handlers.find(catchesImportError)
  if (handler === undefined || handler.name !== null) return null
  const failing = from.body.findIndex((statement) => isMissing(statement, names))
  const run = failing === -1 ? from.body : from.body.slice(0, failing)
  if (!run.every((statement) => cannotFail(statement, names))) return null
  const after = failing === -1 ? from.orelse : handler.body
  const ignored = failing === -1 ? [] : [...from.body.slice(failing), ...from.orelse]
  const rest = settleTop([...run, ...after, ...from.finalbody], names)
  return { body: rest.body, ignored: [...ignored.map(rangeOf), ...rest.ignored] }
}

const IMPORT_ERRORS: ReadonlySet<string> = new Set([
  'ImportError',
  'ModuleNotFoundError',
  'Exception',
  'BaseException',
])

function catchesImportError({ type }: ExceptHandler): boolean {
  if (type === null) return true
  const types = type.kind === 'Tuple' ? type.items : [type]
  return types.some((each) => each.kind === 'Name' && IMPORT_ERRORS.has(each.id))
}

function modulesOf(statement: Statement): readonly string[] {
  if (statement.kind === 'Import') return statement.names.map(({ name }) => name)
  return statement.kind === 'ImportFrom' ? [statement.module] : []
}

/** Does it import a module that CPython does not have either? */
function isMissing(statement: Statement, { modules, files }: ModelledNames): boolean {
  return modulesOf(statement).some((name) => {
    const [first = name] = name.split('.')
    return !modules.has(name) && !files.has(name) && !STANDARD_MODULES.has(first)
  })
}

function cannotFail(statement: Statement, { modules }: ModelledNames): boolean {
  if (statement.kind === 'Assign') {
    const { targets, value } = statement
    return value.kind === 'Constant' && targets.every(({ kind }) => kind === 'Name')
  }
  const imported = modulesOf(statement)
  return statement.kind === 'Pass' || (imported.length > 0 && imported.every((m) => modules.has(m)))
}
