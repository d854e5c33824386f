"""Two uploads, each of which fits into what is left

Each adds up what is stored, finds that its own file still fits, and stores it.
"""
import os

UPLOADS = '/data/uploads'
QUOTA = 10


def stored():
    return sum(os.path.getsize(UPLOADS + '/' + name) for name in ('a', 'b'))


def setup():
    os.mkdir(UPLOADS)
    for name in ('a', 'b'):
        open(UPLOADS + '/' + name, 'w').close()


def upload(name):
    if stored() + 6 > QUOTA:
        return
    with open(UPLOADS + '/' + name, 'w') as f:
        f.write('x' * 6)


PROCESSES = [(upload, 'a'), (upload, 'b')]


def always_within_the_quota():
    """No more is stored than is allowed."""
    assert stored() <= QUOTA, 'more is stored than is allowed'


EXPECT = ['assertion: more is stored than is allowed']
