"""A spool that numbers its files by how many there are

A file that is taken out makes the count go back, and the next letter gets the number of one that still waits.
"""
import os

SPOOL = '/data/spool'


def send(text):
    number = len(os.listdir(SPOOL))
    with open(f'{SPOOL}/{number}', 'w') as f:
        f.write(text)


def setup():
    os.mkdir(SPOOL)
    send('first')
    send('second')


def print_first():
    os.unlink(SPOOL + '/0')


PROCESSES = [(send, 'third'), print_first]


def at_end():
    """The letters that nobody has printed wait."""
    letters = set()
    for name in sorted(os.listdir(SPOOL)):
        with open(SPOOL + '/' + name) as f:
            letters.add(f.read())
    assert letters == {'second', 'third'}, 'a letter was overwritten'


EXPECT = ['assertion: a letter was overwritten']
