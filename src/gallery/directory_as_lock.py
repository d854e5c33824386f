"""A leader that has no name yet

Making a directory either works or fails, so it is a good lock: who makes it leads. But the leader’s name comes into the
directory a step later. A follower that looks at once finds a leader without a name, and dies.
"""
import os

LEADER = '/data/leader'


def stand(name):
    try:
        os.mkdir(LEADER)
    except FileExistsError:
        with open(LEADER + '/name') as f:
            print(name, 'follows', f.read())
        return
    with open(LEADER + '/name', 'w') as f:
        f.write(name)


PROCESSES = [(stand, 'ann'), (stand, 'ben')]


def at_end():
    with open(LEADER + '/name') as f:
        assert f.read() in ('ann', 'ben'), 'nobody leads'


EXPECT = ['exception: FileNotFoundError']
