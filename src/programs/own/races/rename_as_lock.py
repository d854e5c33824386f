"""A lock that is taken by a rename

A rename onto a name that exists does not fail: it takes the lock away from its owner.
"""
import os

LOCK = '/data/lock'


def work(name):
    own = '/data/' + name
    open(own, 'w').close()
    try:
        os.rename(own, LOCK)
    except OSError:
        return
    with open('/data/winners', 'a') as f:
        f.write('x')


PROCESSES = [(work, 'ann'), (work, 'ben')]


def at_end():
    with open('/data/winners') as f:
        assert len(f.read()) == 1, 'two have the lock'


EXPECT = ['assertion: two have the lock']
