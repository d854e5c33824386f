"""Both take the locks in one order, and wait

Who has the first lock gets the second one, because nobody holds that without the first. There is nothing to give
way to.
"""
import fcntl


def both(first, second):
    with open('/data/' + first, 'w') as one, open('/data/' + second, 'w') as other:
        fcntl.flock(one, fcntl.LOCK_EX)
        fcntl.flock(other, fcntl.LOCK_EX)


PROCESSES = [(both, 'left', 'right'), (both, 'left', 'right')]

EXPECT = 'safe'
