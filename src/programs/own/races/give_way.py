"""Two that give way to each other for ever

Each holds one lock and tries for the other. Who fails lets go and begins again: nobody is ever
stuck, and yet both may go on so for ever.
"""
import fcntl


def both(first, second):
    with open('/data/' + first, 'w') as one, open('/data/' + second, 'w') as other:
        while True:
            fcntl.flock(one, fcntl.LOCK_EX)
            try:
                fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                fcntl.flock(one, fcntl.LOCK_UN)
                continue
            return


PROCESSES = [(both, 'left', 'right'), (both, 'right', 'left')]

EXPECT = ['livelock']
