"""A lock that is taken by a hard link: it fails where the name exists"""
import os

LOCK = '/data/lock'


def work(name):
    own = '/data/' + name
    open(own, 'w').close()
    try:
        os.link(own, LOCK)
    except FileExistsError:
        return
    with open('/data/winners', 'a') as f:
        f.write('x')


PROCESSES = [(work, 'ann'), (work, 'ben')]


def at_end():
    with open('/data/winners') as f:
        assert len(f.read()) == 1, 'two have the lock'


EXPECT = 'safe'
