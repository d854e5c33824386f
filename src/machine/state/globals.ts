import { unreachable } from '../../base/index.ts'
import type { Global } from '../../python/index.ts'
import type { Value } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'

/** A global of a file of the program; undefined when the file has none under this name. */
export function globalValue(evaluation: Evaluation, file: string, name: string): Value | undefined {
  const found = evaluation.program.code.globals.get(file)?.get(name)
  if (found?.kind === 'variable') return evaluation.variable({ file, name })
  return found === undefined ? undefined : valueOf(evaluation, found)
}

type Static = Exclude<Global, { kind: 'variable' }>

function valueOf(evaluation: Evaluation, found: Static): Value | undefined {
  switch (found.kind) {
    case 'constant':
      return evaluation.evaluate(found.value)
    case 'function':
    case 'class':
      return { kind: found.kind, id: found.id }
    case 'module':
      return { kind: 'module', name: found.name }
    case 'member':
      return moduleMember(evaluation, found.module, found.name)
    case 'file':
      return { kind: 'file', file: found.file }
    default:
      return unreachable(found)
  }
}

/** A name that is not local: a global of the file, else a built-in, else NameError. */
export function lookUp(evaluation: Evaluation, file: string, name: string): Value {
  const own = globalValue(evaluation, file, name)
  if (own !== undefined) return own
  const found = evaluation.library.named(evaluation.version, name)
  if (found !== undefined) return found
  if (name === '__name__') return file.replace(/\.py$/, '')
  return evaluation.fail('NameError', `name '${name}' is not defined`)
}

/** A name of a modelled module; the module `settings` has what the request was started with. */
export function moduleMember(
  evaluation: Evaluation,
  module: string,
  name: string,
): Value | undefined {
  if (module === 'os' && name === 'environ') return evaluation.library.values?.environ(evaluation)
  if (module !== 'settings') return evaluation.library.member(evaluation.version, module, name)
  return evaluation.before.settings[name]
}
