"""One seat, two passengers

Each call of a dictionary is one step, and so nothing breaks inside of it. But the look whether a seat is free
and the booking are two calls: two passengers see the same free seat, and both are told that it is theirs.
"""

seats = {}
told = []


def book(name):
    if '12a' not in seats:
        seats['12a'] = name
        told.append(name)


THREADS = [(book, 'ann'), (book, 'ben')]


def at_end():
    """A seat belongs to one passenger."""
    assert len(told) == 1, 'two have the same seat'


EXPECT = ['assertion: two have the same seat']
