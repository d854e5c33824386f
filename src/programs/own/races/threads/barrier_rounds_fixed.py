"""Two players write, meet, read, meet, and write again

The barrier is passed a second time when both have read.
"""
import threading

barrier = threading.Barrier(2)
values = [0, 0]
read = [None, None]


def play(me):
    values[me] = 1
    barrier.wait()
    read[me] = values[1 - me]
    barrier.wait()
    values[me] = 2


THREADS = [(play, 0), (play, 1)]


def at_end():
    """A value belongs to the round in which it is read."""
    assert read == [1, 1], 'the value of another round was read'


EXPECT = 'safe'
