"""Who publishes and who collects hold one lock"""
import fcntl
import os

PICTURE, PAGE = '/data/picture', '/data/page'


def setup():
    open(PICTURE, 'w').close()


def publish():
    with open('/data/lock', 'w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not os.path.exists(PICTURE):
            open(PICTURE, 'w').close()
        open(PAGE, 'w').close()


def collect():
    with open('/data/lock', 'w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not os.path.exists(PAGE):
            os.unlink(PICTURE)


PROCESSES = [publish, collect]


def always_there():
    """The picture of a page is there."""
    assert os.path.exists(PICTURE) or not os.path.exists(PAGE), 'a page without its picture'


EXPECT = 'safe'
