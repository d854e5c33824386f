"""A look whether a name is in a list, then its removal

Both find it, and the second one removes what is not there any more.
"""
guests = ['ann', 'ben', 'ann']


def leave(name):
    while name in guests:
        guests.remove(name)


THREADS = [(leave, 'ann'), (leave, 'ann')]


def at_end():
    """Only the others are left."""
    assert guests == ['ben'], 'somebody is left'


EXPECT = ['exception: ValueError']
