"""A lock file whose owner is dead

A worker that crashed has left its lock file. Two others see that the owner is gone, and clear up: each removes the
lock and makes its own. The slower one removes the fresh lock of the faster one, and both are at work.
"""
import os

LOCK = '/data/job.lock'


def setup():
    with open(LOCK, 'w') as f:
        f.write('crashed')


def work(name):
    with open(LOCK) as f:
        owner = f.read()
    if owner == 'crashed':
        os.unlink(LOCK)
    try:
        with open(LOCK, 'x') as f:
            f.write(name)
    except FileExistsError:
        return
    with open('/data/at work', 'a') as f:
        f.write('x')


PROCESSES = [(work, 'ann'), (work, 'ben')]


def at_end():
    """One worker does the job."""
    with open('/data/at work') as f:
        assert f.read() == 'x', 'two workers have the lock'


EXPECT = ['assertion: two workers have the lock', 'exception: FileNotFoundError']
