"""After you. No, after you

Each of two holds one lock and tries for the other one. Who fails lets go and begins again, as politeness wants it.
Nobody is ever stuck, and yet both may go on like this for ever: a livelock.
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
