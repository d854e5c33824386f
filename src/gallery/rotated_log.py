"""The line between the copy and the cut

The program that writes the log keeps it open, so the log is copied and then cut to nothing. A line that
comes after the copy and before the cut is in neither of the two.
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
