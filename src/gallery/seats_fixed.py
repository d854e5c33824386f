"""A semaphore with a file for each seat

There are as many names as seats, and a seat is taken by making its file, which works once.
"""
import os

SEATS = '/data/seats'


def setup():
    os.mkdir(SEATS)
    open(SEATS + '/0', 'w').close()


def work(name):
    for number in range(2):
        seat = f'{SEATS}/{number}'
        try:
            open(seat, 'x').close()
        except FileExistsError:
            continue
        os.unlink(seat)
        return


PROCESSES = [(work, 'ann'), (work, 'ben')]


def always_two_at_most():
    """At most two work at a time."""
    assert len(os.listdir(SEATS)) <= 2, 'three work at a time'


EXPECT = 'safe'
