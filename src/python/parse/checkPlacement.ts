import type { Statement } from '../ast.ts'
import { checkGlobals } from './checkGlobal.ts'
import type { Range } from './problems.ts'

type Report = (range: Range, message: string, instead: string) => void

interface Surroundings {
  readonly inFunction: boolean
  readonly inClass: boolean
  readonly inLoop: boolean
}

/** Reports misplaced statements. */
export function checkPlacement(body: readonly Statement[], report: Report): void {
  checkBlock(body, { inFunction: false, inClass: false, inLoop: false }, report)
  checkGlobals(body, [], report)
}

function checkBlock(body: readonly Statement[], around: Surroundings, report: Report): void {
  for (const statement of body) checkStatement(statement, around, report)
}

function checkStatement(statement: Statement, around: Surroundings, report: Report): void {
  const block = (body: readonly Statement[], change: Partial<Surroundings> = {}): void => {
    checkBlock(body, { ...around, ...change }, report)
  }
  switch (statement.kind) {
    case 'Return':
      if (!around.inFunction) {
        const instead = 'Move it into a function, or indent it like the function it belongs to.'
        report(statement.span, '`return` can only stand in a function.', instead)
      }
      return
    case 'Break':
    case 'Continue':
      if (!around.inLoop) {
        const word = statement.kind.toLowerCase()
        report(statement.span, `\`${word}\` can only stand in a loop.`, 'Move it into a loop.')
      }
      return
    case 'Import':
    case 'ImportFrom':
      if (around.inFunction || around.inClass) {
        const message = 'An import inside of a function or a class is not supported.'
        report(statement.span, message, 'Put it at the top of the file.')
      }
      return
    case 'ClassDef':
      if (around.inFunction || around.inClass) {
        const message = 'A class inside of a function or a class is not supported.'
        report(headOfClass(statement), message, 'Put it at the top level of the file.')
      } else block(statement.body, { inClass: true, inLoop: false })
      return
    case 'FunctionDef':
      block(statement.body, { inFunction: true, inClass: false, inLoop: false })
      checkGlobals(
        statement.body,
        statement.parameters.map(({ name }) => name),
        report,
      )
      return
    case 'Global':
      if (around.inClass) {
        const instead = 'Write it in the function that needs it.'
        report(statement.span, '`global` in a class is not supported.', instead)
      }
      return
    case 'While':
    case 'For':
      block(statement.body, { inLoop: true })
      block(statement.orelse)
      return
    default:
      for (const body of plainBlocks(statement)) block(body)
  }
}

function headOfClass(statement: Extract<Statement, { kind: 'ClassDef' }>): Range {
  return { from: statement.span.from, to: statement.nameSpan.to }
}

function plainBlocks(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'If':
      return [statement.body, statement.orelse]
    case 'Try': {
      const handlers = statement.handlers.map((handler) => handler.body)
      return [statement.body, ...handlers, statement.orelse, statement.finalbody]
    }
    case 'With':
      return [statement.body]
    default:
      return []
  }
}
