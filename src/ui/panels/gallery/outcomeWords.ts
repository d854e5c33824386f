/** A bad outcome of a race in words, by its id: "deadlock", "assertion: a visit is lost". */
export function outcomeWords(id: string): string {
  const [kind = '', ...rest] = id.split(': ')
  const text = rest.join(': ')
  switch (kind) {
    case 'deadlock':
      return 'Deadlock: nobody can go on'
    case 'livelock':
      return 'Livelock: all go on, and nobody gets done'
    case 'exception':
      return `It ends in an exception: ${text}`
    case 'assertion':
      return `A rule is broken: ${text.replace(/\.$/, '')}`
    default:
      return id
  }
}
