"""Who adds up holds a lock until its own file is stored"""
import fcntl
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
    with open('/data/uploads.lock', 'w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if stored() + 6 > QUOTA:
            return
        with open(UPLOADS + '/' + name, 'w') as f:
            f.write('x' * 6)


PROCESSES = [(upload, 'a'), (upload, 'b')]


def always_within_the_quota():
    """No more is stored than is allowed."""
    assert stored() <= QUOTA, 'more is stored than is allowed'


EXPECT = 'safe'
