/** A link that carries a program, as another person would send it. */
export function ownLink(
  text: string,
  {
    schedule = '',
    at = schedule.length,
  }: { readonly schedule?: string; readonly at?: number } = {},
): string {
  const scenario = {
    kind: 'own',
    files: { 'main.py': text },
    main: 'main.py',
    settings: {},
    copies: null,
    fault: null,
  }
  const own = Buffer.from(JSON.stringify(scenario)).toString('base64url')
  return `./#3&own=${own}&schedule=${schedule}&at=${at}`
}

export const COUNTER = `"""Two visits are counted in a file.

Both read the number, and both write it plus one.
"""
COUNTER = '/data/counter'


def setup():
    with open(COUNTER, 'w') as f:
        f.write('0')


def visit():
    with open(COUNTER) as f:
        count = int(f.read())
    with open(COUNTER, 'w') as f:
        f.write(str(count + 1))


PROCESSES = [visit, visit]


def at_end():
    """Every visit is counted."""
    with open(COUNTER) as f:
        assert f.read() == '2', 'a visit was lost'
`
