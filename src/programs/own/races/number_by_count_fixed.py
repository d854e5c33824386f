"""A spool that looks for a free number, and makes its file only where none is"""
import os

SPOOL = '/data/spool'


def send(text):
    number = len(os.listdir(SPOOL))
    while True:
        try:
            with open(f'{SPOOL}/{number}', 'x') as f:
                f.write(text)
            return
        except FileExistsError:
            number += 1


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


EXPECT = 'safe'
