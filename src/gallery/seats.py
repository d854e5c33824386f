"""A semaphore that counts its files

Two may work at a time. Who comes counts the files of those at work, and then makes its own: two that
count before either has made one both come in.
"""
import os

SEATS = '/data/seats'


def setup():
    os.mkdir(SEATS)
    open(SEATS + '/cat', 'w').close()


def work(name):
    if len(os.listdir(SEATS)) < 2:
        seat = SEATS + '/' + name
        open(seat, 'w').close()
        os.unlink(seat)


PROCESSES = [(work, 'ann'), (work, 'ben')]


def always_two_at_most():
    """At most two work at a time."""
    assert len(os.listdir(SEATS)) <= 2, 'three work at a time'


EXPECT = ['assertion: three work at a time']
