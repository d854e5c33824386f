"""Two that open the log for appending: the system finds the end at each write"""
import os

LOG = '/data/log'


def setup():
    open(LOG, 'w').close()


def report(line):
    fd = os.open(LOG, os.O_WRONLY | os.O_APPEND)
    os.write(fd, line)
    os.close(fd)


PROCESSES = [(report, b'one\n'), (report, b'two\n')]


def at_end():
    """Both lines are in the log."""
    assert os.path.getsize(LOG) == 8, 'a line was overwritten'


EXPECT = 'safe'
