"""A page is published by writing it in place

A look while it is written finds half of it: the rule is checked after every step. With
`in_place` off the page is written beside its place and renamed.
"""
import os

PAGE = '/data/index.html'

SETTINGS = {'in_place': True}


def publish():
    target = PAGE if SETTINGS['in_place'] else PAGE + '.new'
    with open(target, 'w') as f:
        f.write('<p>new</p>')
    if not SETTINGS['in_place']:
        os.replace(target, PAGE)


def setup():
    with open(PAGE, 'w') as f:
        f.write('<p>old</p>')


PROCESSES = [publish]


def always_whole():
    """The page is whole."""
    with open(PAGE) as f:
        text = f.read()
    assert text.endswith('</p>'), 'half a page is online'


EXPECT = ['assertion: half a page is online']
