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
  const { verb, name, of, type } = access
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
      if (result === 'calls') return `looks for an item in ${subject}`
      return `looks for an item in ${subject}: ${result === 'True' ? 'it is there' : 'it is not there'}`
    case '__iter__':
      return `goes through ${subject}`
    case '__next__':
      return `takes the next item of ${subject}: ${result}`
    case 'lookup':
      return result === 'None'
        ? `looks into the cache of ${subject}: there is no such result`
        : `finds a result in the cache of ${subject}: ${result.slice(1, -2)}`
    case 'keep':
      return `keeps the result in the cache of ${subject}`
    case 'forget':
      return `clears the cache of ${subject}`
    case 'wait':
      return waitText(access, subject, result)
    case 'wait, again':
      return goesOnText(access, subject, result)
    case 'set':
      return type === 'Event' ? `sets ${subject}` : plainCall(access, result)
    case 'clear':
      return type === 'Event' ? `clears ${subject}` : plainCall(access, result)
    case 'notify':
      return `notifies one that waits for ${subject}, if there is one`
    case 'notify_all':
    case 'notifyAll':
      return `notifies all that wait for ${subject}`
    case 'put':
    case 'put_nowait':
      return `puts an item into ${subject}`
    case 'get_nowait':
      return `takes an item from ${subject}: ${result}`
    case 'get':
      return isQueue(type) ? `takes an item from ${subject}: ${result}` : plainCall(access, result)
    case 'join':
      return `finds all items of ${subject} done`
    case 'task_done':
      return `says that an item of ${subject} is done`
    case 'acquire':
      return result === 'False' ? `tries to take ${subject}: somebody holds it` : `takes ${subject}`
    case 'release':
      return `lets go of ${subject}`
    default:
      return plainCall(access, result)
  }
}

function plainCall(access: Access, result: string): string {
  return `calls ${subjectOf(access)}.${access.name}(…)${result === 'None' ? '' : `: ${result}`}`
}

function isQueue(type: string | null): boolean {
  return type?.endsWith('Queue') === true
}

/** The first half of a wait, or all of it. */
function waitText({ type }: Access, subject: string, result: string): string {
  const waits = result === 'waits'
  if (type === 'Event') {
    return waits ? `begins to wait until ${subject} is set` : `finds ${subject} set`
  }
  if (type === 'Barrier') {
    return waits ? `waits at ${subject} for the others` : `is the last at ${subject}: all may go on`
  }
  return `lets go of ${subject} and waits for a notification`
}

function goesOnText({ type }: Access, subject: string, result: string): string {
  if (result === 'waits') return `has waited for too long for ${subject}`
  if (result === 'False' && type === 'Event')
    return `has waited for too long until ${subject} is set`
  if (result === 'False') return `takes ${subject} again, without a notification`
  if (type === 'Event') return `goes on, for ${subject} was set`
  return type === 'Barrier' ? `goes on from ${subject}` : `was notified and takes ${subject} again`
}

function doneInVain(access: Access): string {
  const { verb, name } = access
  return verb === 'call' ? `calls ${subjectOf(access)}.${name}(…)` : `tries to ${verb} ${name}`
}
