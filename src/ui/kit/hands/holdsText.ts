import type { RequestView } from '../../../world/index.ts'
import { valueText, variableName } from './requestText.ts'

/** "data = {'cart': 1}, fd = 3": what the innermost function holds, on one line. */
export function holdsText(view: RequestView | undefined): string {
  const variables = (view?.frames.at(-1)?.variables ?? []).filter(({ name }) => name !== 'self')
  const locals = variables.filter(({ name }) => !name.startsWith('self.'))
  return [...locals, ...variables.filter(({ name }) => name.startsWith('self.'))]
    .map((variable) => `${variableName(variable.name)} = ${valueText(variable).text}`)
    .join(', ')
}
