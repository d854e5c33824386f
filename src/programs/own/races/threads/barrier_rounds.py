"""Two players write, meet, read, and write again

Each writes its value, waits for the other at the barrier, and reads the neighbour's. Nothing keeps the
faster one from writing the value of the next round before the other has read.
"""
import threading

barrier = threading.Barrier(2)
values = [0, 0]
read = [None, None]


def play(me):
    values[me] = 1
    barrier.wait()
    read[me] = values[1 - me]
    values[me] = 2


THREADS = [(play, 0), (play, 1)]


def at_end():
    """A value belongs to the round in which it is read."""
    assert read == [1, 1], 'the value of another round was read'


EXPECT = ['assertion']
