"""A counter behind a record lock that a second open gives away

Any close of a file releases the record locks that the process has of it: the helper that only looks at the
file lets the lock go."""
import fcntl

COUNTER = '/data/counter'


def setup():
    with open(COUNTER, 'w') as f:
        f.write('0')


def look():
    with open(COUNTER) as f:
        return f.read(1)


def visit():
    with open(COUNTER, 'r+') as f:
        fcntl.lockf(f, fcntl.LOCK_EX)
        count = int(look())
        f.write(str(count + 1))


def at_end():
    """Every visit is counted."""
    assert look() == '2'


PROCESSES = [visit, visit]
EXPECT = ['assertion']
