"""A log record in two pieces

The log is opened for appending, so no write overwrites another one. But a record is written in two
pieces, and between them another process may write its own: the two records are mixed.
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
