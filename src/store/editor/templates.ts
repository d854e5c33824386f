/** What a new program begins with: a race that compiles, loses, and says what each part is. */
export interface Template {
  readonly id: 'processes' | 'threads'
  readonly title: string
  readonly summary: string
  /** the name of its file */
  readonly name: string
  readonly text: string
}

export const TEMPLATES: readonly Template[] = [
  {
    id: 'processes',
    title: 'Processes',
    summary: 'Each has variables of its own; they share files, rows and the cache.',
    name: 'my_race.py',
    text: `"""Two visits are counted in a file."""

COUNTER = '/data/counter'


def setup():  # runs alone, before the first step
    with open(COUNTER, 'w') as f:
        f.write('0')


def visit():
    with open(COUNTER) as f:
        count = int(f.read())
    with open(COUNTER, 'w') as f:
        f.write(str(count + 1))


PROCESSES = [visit, visit]  # what runs at the same time


def at_end():  # a rule: checked when all of them are done
    """Every visit is counted."""
    with open(COUNTER) as f:
        assert f.read() == '2', 'a visit was lost'
`,
  },
  {
    id: 'threads',
    title: 'Threads',
    summary: 'They share variables, objects and locks.',
    name: 'my_threads.py',
    text: `"""Two visits are counted in a variable."""

visits = 0


def visit():
    global visits
    visits += 1  # a load, and then a store


THREADS = [visit, visit]  # what runs at the same time, in one memory


def at_end():  # a rule: checked when all of them are done
    """Every visit is counted."""
    assert visits == 2, 'a visit was lost'
`,
  },
]
