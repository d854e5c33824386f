"""The kernel knows who is dead

A lock of the kernel goes with its owner, however it ended: no stale lock is ever left, and nobody has to decide
whether one is. The file itself stays, whatever it holds.
"""
import fcntl

LOCK = '/data/job.lock'


def setup():
    with open(LOCK, 'w') as f:
        f.write('crashed')


def work(name):
    lock = open(LOCK, 'a')
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    with open('/data/at work', 'a+') as f:
        f.seek(0)
        if f.read() == '':
            f.write('x')


PROCESSES = [(work, 'ann'), (work, 'ben')]


def at_end():
    """One worker does the job."""
    with open('/data/at work') as f:
        assert f.read() == 'x', 'two workers have the lock'


EXPECT = 'safe'
