"""A lock that lives in a generator that nobody holds

`next(locked())` takes the lock, and the generator goes at once, its file and the lock with it."""
import fcntl

COUNTER = '/data/counter'


def setup():
    with open(COUNTER, 'w') as f:
        f.write('0')


def locked():
    lock = open('/data/lock', 'w')
    fcntl.flock(lock, fcntl.LOCK_EX)
    yield


def visit():
    next(locked())
    with open(COUNTER) as f:
        count = int(f.read() or '0')
    with open(COUNTER, 'w') as f:
        f.write(str(count + 1))


def at_end():
    """Every visit is counted."""
    with open(COUNTER) as f:
        assert f.read() == '2'


PROCESSES = [visit, visit]
EXPECT = ['assertion']
