"""A log record that is written in two pieces

The file is opened for appending, so that no write overwrites another. A record of two writes may
still have a record of somebody else in its middle.
"""
import os

LOG = '/data/log'


def report(name):
    fd = os.open(LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(fd, name.encode() + b': ')
    os.write(fd, b'done\n')
    os.close(fd)


PROCESSES = [(report, 'ann'), (report, 'ben')]


def at_end():
    with open(LOG) as f:
        lines = sorted(f.readlines())
    assert lines == ['ann: done\n', 'ben: done\n'], 'two records are mixed'


EXPECT = ['assertion: two records are mixed']
