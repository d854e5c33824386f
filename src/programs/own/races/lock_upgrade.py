"""A shared lock that is made exclusive

flock() lets go of the shared lock before it takes the exclusive one. What was read under the shared lock may
be old when the exclusive one is there.
"""
import fcntl
import os

COUNTER = '/data/counter'


def setup():
    with open(COUNTER, 'w') as f:
        f.write('0')


def visit():
    fd = os.open(COUNTER, os.O_RDWR)
    fcntl.flock(fd, fcntl.LOCK_SH)
    count = int(os.pread(fd, 10, 0))
    fcntl.flock(fd, fcntl.LOCK_EX)
    os.pwrite(fd, str(count + 1).encode(), 0)
    os.close(fd)


PROCESSES = [visit, visit]


def at_end():
    """Every visit is counted."""
    with open(COUNTER) as f:
        assert f.read() == '2', 'a visit is lost'


EXPECT = ['assertion: a visit is lost']
