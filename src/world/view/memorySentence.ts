import type { Access, Accessed, Answer } from '../../machine/index.ts'

/** "A loads visits: 0." Of a step with several accesses, one after the other. */
export function memorySentence(letter: string, answer: Answer): string {
  if (answer.kind !== 'memory') return ''
  return answer.accesses.map((each) => sentenceOf(letter, each)).join(' ')
}

function sentenceOf(letter: string, { access, result, raised }: Accessed): string {
  const done = deedOf(access, result)
  return raised ? `${letter} ${doneInVain(access)}: ${result}.` : `${letter} ${done}.`
}

/** The object, by the variable that holds it, else by its type. */
function subjectOf({ of, type }: Access): string {
  return of ?? `a ${type ?? 'value'}`
}

function deedOf(access: Access, result: string): string {
  const { verb, name, of } = access
  const what = name.startsWith('.') ? `${of ?? 'an object'}${name}` : name
  if (verb === 'load') return `loads ${what}: ${result}`
  if (verb === 'store') return `stores ${result} in ${what}`
  if (verb === 'delete') return `deletes ${what}`
  const subject = subjectOf(access)
  switch (name) {
    case '__len__':
      return `looks how many ${subject} holds: ${result}`
    case '__getitem__':
      return `reads an item of ${subject}: ${result}`
    case '__setitem__':
      return `stores an item in ${subject}`
    case '__delitem__':
      return `deletes an item of ${subject}`
    case '__contains__':
      return `looks for an item in ${subject}: ${result === 'True' ? 'it is there' : 'it is not there'}`
    case '__iter__':
      return `goes through ${subject}`
    case '__next__':
      return `takes the next item of ${subject}: ${result}`
    case 'acquire':
      return result === 'False' ? `tries to take ${subject}: somebody holds it` : `takes ${subject}`
    case 'release':
      return `lets go of ${subject}`
    default:
      return `calls ${subject}.${name}(…)${result === 'None' ? '' : `: ${result}`}`
  }
}

function doneInVain(access: Access): string {
  const { verb, name } = access
  return verb === 'call' ? `calls ${subjectOf(access)}.${name}(…)` : `tries to ${verb} ${name}`
}
