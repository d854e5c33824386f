"""The name is looked for by the call that takes it

`open(…, 'x')` makes the file, or fails if it is there: look and creation are one step of the file system. Who
loses tries the next number.
"""
import os

PICTURES = '/data/pictures'


def setup():
    os.mkdir(PICTURES)


def upload(name):
    number = 1
    while True:
        try:
            with open(f'{PICTURES}/{number}', 'x') as f:
                f.write(name)
            return
        except FileExistsError:
            number += 1


PROCESSES = [(upload, 'ann'), (upload, 'ben')]


def at_end():
    """Each picture has a file of its own."""
    assert len(os.listdir(PICTURES)) == 2, 'a picture was overwritten'


EXPECT = 'safe'
