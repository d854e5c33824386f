"""Every visit is counted behind a lock

The lock is on a file of its own that stays, so that all mean the same file. It is held from before the read until
after the write: no other visit can come in between.
"""
import fcntl

COUNTER = '/data/visits'


def setup():
    with open(COUNTER, 'w') as f:
        f.write('0')


def visit():
    with open(COUNTER + '.lock', 'w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with open(COUNTER) as f:
            visits = int(f.read())
        with open(COUNTER, 'w') as f:
            f.write(str(visits + 1))


PROCESSES = [visit, visit]


def at_end():
    """Every visit is counted."""
    with open(COUNTER) as f:
        assert f.read() == '2', 'a visit is lost'


EXPECT = 'safe'
