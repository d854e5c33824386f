"""Who leaves takes its file away first; removing the directory succeeds for one that was the last"""
import os

USERS, LIGHT = '/data/users', '/data/light'


def setup():
    os.mkdir(USERS)
    for name in ('ann', 'ben'):
        open(USERS + '/' + name, 'w').close()
    open(LIGHT, 'w').close()


def leave(name):
    os.unlink(USERS + '/' + name)
    try:
        os.rmdir(USERS)
    except OSError:
        return
    os.unlink(LIGHT)


PROCESSES = [(leave, 'ann'), (leave, 'ben')]


def at_end():
    assert not os.path.exists(LIGHT), 'the light is on and nobody is there'


EXPECT = 'safe'
