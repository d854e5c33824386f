"""A lock that a context manager holds"""
import contextlib
import fcntl

COUNTER = '/data/counter'


def setup():
    with open(COUNTER, 'w') as f:
        f.write('0')


@contextlib.contextmanager
def locked():
    lock = open('/data/lock', 'w')
    fcntl.flock(lock, fcntl.LOCK_EX)
    yield


def visit():
    with locked():
        with open(COUNTER) as f:
            count = int(f.read())
        with open(COUNTER, 'w') as f:
            f.write(str(count + 1))


def at_end():
    """Every visit is counted."""
    with open(COUNTER) as f:
        assert f.read() == '2'


PROCESSES = [visit, visit]
EXPECT = 'safe'
