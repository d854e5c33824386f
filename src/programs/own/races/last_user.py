"""The last user puts out the light, and nobody is the last

Each user has a file. Who leaves looks whether others are there, and then removes its own: two that leave at
the same time each see the other.
"""
import os

USERS, LIGHT = '/data/users', '/data/light'


def setup():
    os.mkdir(USERS)
    for name in ('ann', 'ben'):
        open(USERS + '/' + name, 'w').close()
    open(LIGHT, 'w').close()


def leave(name):
    if len(os.listdir(USERS)) == 1:
        os.unlink(LIGHT)
    os.unlink(USERS + '/' + name)


PROCESSES = [(leave, 'ann'), (leave, 'ben')]


def at_end():
    assert not os.path.exists(LIGHT), 'the light is on and nobody is there'


EXPECT = ['assertion: the light is on and nobody is there']
