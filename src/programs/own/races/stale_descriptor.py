"""A note that goes into a file that was replaced

One opens the notebook to add a note. The other writes a tidy copy and renames it over the
notebook: the note goes into a file that has no name any more.
"""
import os

BOOK = '/data/book'


def setup():
    with open(BOOK, 'w') as f:
        f.write('old ')


def add():
    fd = os.open(BOOK, os.O_WRONLY | os.O_APPEND)
    os.write(fd, b'new ')
    os.close(fd)


def tidy():
    fd = os.open(BOOK, os.O_RDONLY)
    text = os.read(fd, 100)
    os.close(fd)
    copy = os.open(BOOK + '.copy', os.O_WRONLY | os.O_CREAT)
    os.write(copy, text.upper())
    os.close(copy)
    os.replace(BOOK + '.copy', BOOK)


PROCESSES = [add, tidy]


def at_end():
    """The new note is in the book."""
    with open(BOOK) as f:
        assert 'new ' in f.read().lower(), 'the note is lost'


EXPECT = ['assertion: the note is lost']
