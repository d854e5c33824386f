"""Who adds and who tidies hold a lock on a file that is never replaced"""
import fcntl
import os

BOOK = '/data/book'


def setup():
    with open(BOOK, 'w') as f:
        f.write('old ')


def add():
    with open('/data/book.lock', 'w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        fd = os.open(BOOK, os.O_WRONLY | os.O_APPEND)
        os.write(fd, b'new ')
        os.close(fd)


def tidy():
    with open('/data/book.lock', 'w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
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


EXPECT = 'safe'
