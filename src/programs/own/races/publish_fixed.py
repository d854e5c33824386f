"""A page is published by a rename"""
import os

PAGE = '/data/index.html'


def publish():
    with open(PAGE + '.new', 'w') as f:
        f.write('<p>new</p>')
    os.replace(PAGE + '.new', PAGE)


def setup():
    with open(PAGE, 'w') as f:
        f.write('<p>old</p>')


PROCESSES = [publish]


def always_whole():
    """The page is whole."""
    with open(PAGE) as f:
        text = f.read()
    assert text.endswith('</p>'), 'half a page is online'


EXPECT = 'safe'
