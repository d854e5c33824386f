import type { PythonFacts } from '../builtinsFace.ts'
import type { Builtin } from '../signature.ts'
import { fitArguments, unmodelledOf } from './fitArguments.ts'
import type { Fitted } from './fitArguments.ts'
import { PYTHON_FACTS } from './pythonFacts.ts'
import { readFacts } from './readFacts.ts'

let facts: ReturnType<typeof readFacts> | null = null

/** Read when first asked for: many programs never do. */
function factsNow(): ReturnType<typeof readFacts> {
  facts ??= readFacts(PYTHON_FACTS)
  return facts
}

function fitted(builtin: Builtin, name: string): Fitted | null {
  const signature = factsNow().signatures.get(name)
  return signature === undefined ? null : { builtin, signature }
}

/** What CPython 3.11 has and accepts. */
export const PYTHON: PythonFacts = {
  fit(evaluation, builtin, name, args, keywords) {
    const found = fitted(builtin, name)
    return found === null ? null : fitArguments(evaluation, found, name, args, keywords)
  },
  unmodelled(builtin, name) {
    const found = fitted(builtin, name)
    return found === null ? null : unmodelledOf(found)
  },
  isPython: (name) => factsNow().signatures.get(name)?.isPython === true,
  hasAttribute: (type, name) => factsNow().types.get(type)?.has(name) === true,
}
