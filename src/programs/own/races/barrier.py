"""A barrier whose first guest clears up too early

Each makes a file and waits until both files are there. Who sees both goes on and removes its own: if the
other has not looked by then, it waits for ever.
"""
import os


def meet(own, other):
    open(own, 'w').close()
    while not os.path.exists(other):
        pass
    os.unlink(own)


PROCESSES = [(meet, '/data/ann', '/data/ben'), (meet, '/data/ben', '/data/ann')]

EXPECT = ['livelock']
