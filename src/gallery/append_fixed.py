"""A log record in one piece

The record is put together first and written by one call. Appending is one step of the file system, so
whole records follow each other.
"""
import os

LOG = '/data/log'


def report(name):
    fd = os.open(LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(fd, name.encode() + b': done\n')
    os.close(fd)


PROCESSES = [(report, 'ann'), (report, 'ben')]


def at_end():
    with open(LOG) as f:
        lines = sorted(f.readlines())
    assert lines == ['ann: done\n', 'ben: done\n'], 'two records are mixed'


EXPECT = 'safe'
