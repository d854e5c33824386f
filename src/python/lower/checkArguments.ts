import type { Expression } from '../ast.ts'
import { pathOf, resolveStatic, type Scope } from '../link/scope.ts'

type Call = Extract<Expression, { kind: 'Call' }>

/**
 * Reports an argument that CPython accepts and the built-in or the function of a module does not take
 * here. What CPython refuses itself is left to the run: it raises TypeError.
 */
export function checkArguments(scope: Scope, { callee, args, keywords }: Call): void {
  const name = calledName(scope, callee)
  const limits = name === null ? null : scope.program.modelled.unmodelledArguments?.(name)
  if (limits === null || limits === undefined) return
  const report = (at: Expression['span'], what: string) => {
    const message = `${what} of \`${name}()\` is not modelled.`
    scope.program.report(at, message, 'Leave it out, or do it in lines of your own.')
  }
  for (const { name: keyword, span, value } of keywords) {
    // What `**` brings is only known when it runs.
    const fallback = keyword === null ? undefined : limits.keywords.get(keyword)
    if (fallback !== undefined && literalText(value) !== fallback) {
      report(span, `The argument \`${keyword}\``)
    }
  }
  const counted = args.every(({ kind }) => kind !== 'Starred')
  const over = counted ? args[limits.most] : undefined
  if (over !== undefined && literalText(over) === null) report(over.span, 'This argument')
}

/** The full name of a built-in or of a member of a module: "sorted", "os.path.join"; null: another. */
function calledName(scope: Scope, callee: Expression): string | null {
  const found = resolveStatic(scope, callee)
  if (found !== null) return pathOf(scope.program, found.expr)
  if (callee.kind !== 'Name' || scope.locals.has(callee.id)) return null
  if (scope.program.globals.get(scope.file)?.has(callee.id) === true) return null
  return scope.program.modelled.builtins.has(callee.id) ? callee.id : null
}

/** Python's repr of a constant that may be a default; null for any other. */
function literalText(value: Expression): string | null {
  if (value.kind !== 'Constant') return null
  const { value: constant } = value
  if (constant === null) return 'None'
  if (typeof constant === 'boolean') return constant ? 'True' : 'False'
  if (typeof constant === 'bigint') return String(constant)
  return typeof constant === 'string' ? `'${constant.replaceAll('\n', '\\n')}'` : null
}
