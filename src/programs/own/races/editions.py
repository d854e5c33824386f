"""An editor who looks once more whether the page has changed

Each has edited edition 1. Who saves sees that the page is still edition 1, and writes edition 2: the look and the
write are two steps, and both may save.
"""
import os

PAGE = '/data/page'


def setup():
    with open(PAGE, 'w') as f:
        f.write('1')


def save(name):
    fd = os.open(PAGE, os.O_RDWR)
    if os.pread(fd, 10, 0) == b'1':
        os.pwrite(fd, b'2', 0)
        print(name, 'has saved')
        with open('/data/saved', 'a') as f:
            f.write('x')
    os.close(fd)


PROCESSES = [(save, 'ann'), (save, 'ben')]


def at_end():
    """One of two that edited the same edition is told so."""
    with open('/data/saved') as f:
        assert f.read() == 'x', 'an edit was lost and nobody was told'


EXPECT = ['assertion: an edit was lost and nobody was told']
