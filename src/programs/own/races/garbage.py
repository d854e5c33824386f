"""A collector that removes what is about to be used

A picture that is there already is not stored again: the page only refers to it. The collector has seen
that no page does, and removes it.
"""
import os

PICTURE, PAGE = '/data/picture', '/data/page'


def setup():
    open(PICTURE, 'w').close()


def publish():
    if not os.path.exists(PICTURE):
        open(PICTURE, 'w').close()
    open(PAGE, 'w').close()


def collect():
    if not os.path.exists(PAGE):
        os.unlink(PICTURE)


PROCESSES = [publish, collect]


def always_there():
    """The picture of a page is there."""
    assert os.path.exists(PICTURE) or not os.path.exists(PAGE), 'a page without its picture'


EXPECT = ['assertion: a page without its picture']
