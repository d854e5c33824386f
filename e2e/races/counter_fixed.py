"""Two visits are counted in a file, one after the other."""
import fcntl

COUNTER = '/data/counter'


def setup():
    with open(COUNTER, 'w') as f:
        f.write('0')


def visit():
    with open('/data/lock', 'w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with open(COUNTER) as f:
            count = int(f.read())
        with open(COUNTER, 'w') as f:
            f.write(str(count + 1))


PROCESSES = [visit, visit]


def at_end():
    """Every visit is counted."""
    with open(COUNTER) as f:
        assert f.read() == '2', 'a visit was lost'
