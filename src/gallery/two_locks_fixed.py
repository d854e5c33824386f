"""Two locks in one order

All take the locks in the order of their names, wherever the letter goes. Who has the first one can
only wait for somebody who already has both, and who will let go.
"""
import fcntl


def move(source, target):
    first, second = sorted([source, target])
    with open(first, 'w') as one, open(second, 'w') as other:
        fcntl.flock(one, fcntl.LOCK_EX)
        fcntl.flock(other, fcntl.LOCK_EX)


PROCESSES = [(move, '/data/inbox', '/data/archive'), (move, '/data/archive', '/data/inbox')]

EXPECT = 'safe'
