"""A log that is renamed

The old log gets another name, and the next line makes a new one. Who still has the old file open writes into it: the
line is in the old log, where it belongs.
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
    os.rename(LOG, LOG + '.1')
    open(LOG, 'a').close()


PROCESSES = [report, rotate]


def at_end():
    """Each line is in the log or in the old log."""
    assert os.path.getsize(LOG) + os.path.getsize(LOG + '.1') == 8, 'a line is lost'


EXPECT = 'safe'
