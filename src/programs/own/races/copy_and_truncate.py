"""A log that is copied and then emptied

The program that writes keeps its file open, so the log is copied and cut to nothing. A line that comes
between the copy and the cut is nowhere.
"""
import os

LOG = '/data/log'


def setup():
    with open(LOG, 'w') as f:
        f.write('one\n')


def report():
    with open(LOG, 'a') as f:
        f.write('two\n')


def rotate():
    with open(LOG) as f:
        text = f.read()
    with open(LOG + '.1', 'w') as f:
        f.write(text)
    open(LOG, 'w').close()


PROCESSES = [report, rotate]


def at_end():
    """Each line is in the log or in the old log."""
    assert os.path.getsize(LOG) + os.path.getsize(LOG + '.1') == 8, 'a line is lost'


EXPECT = ['assertion: a line is lost']
