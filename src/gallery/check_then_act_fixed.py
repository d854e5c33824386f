"""The look and the booking are one call

`setdefault` stores only where nothing is, and says what is there then: who finds the own name has the seat.
"""

seats = {}
told = []


def book(name):
    if seats.setdefault('12a', name) == name:
        told.append(name)


THREADS = [(book, 'ann'), (book, 'ben')]


def at_end():
    """A seat belongs to one passenger."""
    assert len(told) == 1, 'two have the same seat'


EXPECT = 'safe'
