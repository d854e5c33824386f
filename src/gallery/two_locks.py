"""Two locks in two orders

One job moves a letter from the inbox to the archive, another one moves it back. Each locks the box that it takes from,
and then the other one. When both have their first lock, each waits for the lock that the other holds, for ever.
"""
import fcntl


def move(source, target):
    with open(source, 'w') as one, open(target, 'w') as other:
        fcntl.flock(one, fcntl.LOCK_EX)
        fcntl.flock(other, fcntl.LOCK_EX)


PROCESSES = [(move, '/data/inbox', '/data/archive'), (move, '/data/archive', '/data/inbox')]

EXPECT = ['deadlock']
