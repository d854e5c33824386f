"""A leader that has no name yet

Who makes the directory leads. Its name comes into the directory later: a follower that looks at once finds none.
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
