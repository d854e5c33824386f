"""A removal that minds that there is nothing to remove"""
guests = ['ann', 'ben', 'ann']


def leave(name):
    while name in guests:
        try:
            guests.remove(name)
        except ValueError:
            break


THREADS = [(leave, 'ann'), (leave, 'ann')]


def at_end():
    """Only the others are left."""
    assert guests == ['ben'], 'somebody is left'


EXPECT = 'safe'
