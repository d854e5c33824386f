"""A barrier whose guests remove the file of the other: it has been seen"""
import os


def meet(own, other):
    open(own, 'w').close()
    while not os.path.exists(other):
        pass
    os.unlink(other)


PROCESSES = [(meet, '/data/ann', '/data/ben'), (meet, '/data/ben', '/data/ann')]

EXPECT = 'safe'
