"""Two that append by going to the end first

Where the end is may change between the seek and the write: the second line is written over the first.
"""
import os

LOG = '/data/log'


def setup():
    open(LOG, 'w').close()


def report(line):
    fd = os.open(LOG, os.O_WRONLY)
    os.lseek(fd, 0, os.SEEK_END)
    os.write(fd, line)
    os.close(fd)


PROCESSES = [(report, b'one\n'), (report, b'two\n')]


def at_end():
    """Both lines are in the log."""
    assert os.path.getsize(LOG) == 8, 'a line was overwritten'


EXPECT = ['assertion: a line was overwritten']
