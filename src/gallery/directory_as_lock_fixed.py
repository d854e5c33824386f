"""A leader that comes with its name

Each prepares a directory with its name in it and renames it into place. A rename onto a directory that is not empty
fails, so the first one stays, and whoever looks finds the name.
"""
import os

LEADER = '/data/leader'


def stand(name):
    own = '/data/' + name
    os.mkdir(own)
    with open(own + '/name', 'w') as f:
        f.write(name)
    try:
        os.rename(own, LEADER)
    except OSError:
        with open(LEADER + '/name') as f:
            print(name, 'follows', f.read())


PROCESSES = [(stand, 'ann'), (stand, 'ben')]


def at_end():
    with open(LEADER + '/name') as f:
        assert f.read() in ('ann', 'ben'), 'nobody leads'


EXPECT = 'safe'
