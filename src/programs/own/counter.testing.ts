import { raceScenario } from './ownScenario.ts'

const COUNT = `    f = open('/data/counter', 'r')
    n = int(f.read())
    f.close()
    f = open('/data/counter', 'w')
    f.write(str(n + 1))
    f.close()
`

const REST = `
def setup():
    with open('/data/counter', 'w') as f:
        f.write('0')

def at_end_both_count():
    """Both are counted."""
    with open('/data/counter') as f:
        assert f.read() == '2'

PROCESSES = [add, add]
`

/**
 * The second client of the general part: two processes that each add one to a number in a file. It
 * is not Django, and knows no browser and no session.
 */
export const COUNTER = raceScenario(
  'main.py',
  `"""A counter in a file

Both read the number, both write it plus one.
"""
def add():
${COUNT}${REST}`,
)

/** The same with a lock around both steps: `flock` on a separate file. */
export const LOCKED = raceScenario(
  'main.py',
  `"""A counter behind a lock"""
import fcntl
def add():
    lock = open('/data/lock', 'w')
    fcntl.flock(lock, fcntl.LOCK_EX)
${COUNT}    lock.close()
${REST}`,
)
