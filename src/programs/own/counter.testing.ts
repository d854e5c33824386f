import type { OwnScenario } from './ownScenario.ts'

/**
 * The second client of the general part: two processes that each add one to a number in a file. It
 * is not Django, knows no browser and no session, and is built in code.
 */
export const COUNTER: OwnScenario = {
  kind: 'own',
  title: 'A counter in a file',
  summary: 'Both read the number, both write it plus one.',
  files: {
    'main.py': `def add():
    f = open('/data/counter', 'r')
    n = int(f.read())
    f.close()
    f = open('/data/counter', 'w')
    f.write(str(n + 1))
    f.close()

def at_end_both_count():
    return open('/data/counter', 'r').read() == '2'
`,
  },
  processes: [
    { label: 'adds one', entry: 'main.add', argument: null },
    { label: 'adds one', entry: 'main.add', argument: null },
  ],
  directories: ['/data'],
  start: { '/data/counter': '0' },
  settings: {},
  fault: null,
}

/** The same with a lock around both steps: `flock` on a separate file. */
export const LOCKED: OwnScenario = {
  ...COUNTER,
  title: 'A counter behind a lock',
  files: {
    'main.py': `import fcntl
def add():
    lock = open('/data/lock', 'w')
    fcntl.flock(lock, fcntl.LOCK_EX)
    f = open('/data/counter', 'r')
    n = int(f.read())
    f.close()
    f = open('/data/counter', 'w')
    f.write(str(n + 1))
    f.close()
    lock.close()

def at_end_both_count():
    return open('/data/counter', 'r').read() == '2'
`,
  },
}
