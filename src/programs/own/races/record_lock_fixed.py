"""A counter behind a record lock"""
import fcntl

COUNTER = '/data/counter'


def setup():
    with open(COUNTER, 'w') as f:
        f.write('0')


def visit():
    with open(COUNTER, 'r+') as f:
        fcntl.lockf(f, fcntl.LOCK_EX)
        count = int(f.read())
        f.seek(0)
        f.write(str(count + 1))


def at_end():
    """Every visit is counted."""
    with open(COUNTER) as f:
        assert f.read() == '2'


PROCESSES = [visit, visit]
EXPECT = 'safe'
