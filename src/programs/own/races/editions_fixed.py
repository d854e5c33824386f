"""Each edition is a file, and only one can make it"""
import os


def setup():
    open('/data/page.1', 'w').close()


def save(name):
    try:
        open('/data/page.2', 'x').close()
    except FileExistsError:
        return
    print(name, 'has saved')
    with open('/data/saved', 'a') as f:
        f.write('x')


PROCESSES = [(save, 'ann'), (save, 'ben')]


def at_end():
    """One of two that edited the same edition is told so."""
    with open('/data/saved') as f:
        assert f.read() == 'x', 'an edit was lost and nobody was told'


EXPECT = 'safe'
