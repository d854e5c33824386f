"""Each generation gets a second name, and is renamed over the older one"""
import os

BOOK, TODAY, YESTERDAY = '/data/book', '/data/today', '/data/yesterday'


def setup():
    for path in (BOOK, TODAY, YESTERDAY):
        open(path, 'w').close()


def back_up():
    os.link(TODAY, '/data/new')
    os.replace('/data/new', YESTERDAY)
    os.link(BOOK, '/data/new')
    os.replace('/data/new', TODAY)


def restore():
    os.link(TODAY, '/data/restored')


PROCESSES = [back_up, restore]

EXPECT = 'safe'
