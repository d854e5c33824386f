"""A backup that is moved on before the new one is made

Today's backup becomes yesterday's by a rename, and the new one is a hard link. Who restores in
between finds no backup.
"""
import os

BOOK, TODAY, YESTERDAY = '/data/book', '/data/today', '/data/yesterday'


def setup():
    for path in (BOOK, TODAY, YESTERDAY):
        open(path, 'w').close()


def back_up():
    os.replace(TODAY, YESTERDAY)
    os.link(BOOK, TODAY)


def restore():
    os.link(TODAY, '/data/restored')


PROCESSES = [back_up, restore]

EXPECT = ['exception: FileNotFoundError']
