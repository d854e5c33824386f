"""Two uploads with one free name

The server looks for a name that is not taken, and then stores the picture under it. Two uploads that look at the
same time find the same name free: the second picture is written over the first, and both people are told
that theirs is online.
"""
import os

PICTURES = '/data/pictures'


def setup():
    os.mkdir(PICTURES)


def upload(name):
    number = 1
    while os.path.exists(f'{PICTURES}/{number}'):
        number += 1
    with open(f'{PICTURES}/{number}', 'w') as f:
        f.write(name)


PROCESSES = [(upload, 'ann'), (upload, 'ben')]


def at_end():
    """Each picture has a file of its own."""
    assert len(os.listdir(PICTURES)) == 2, 'a picture was overwritten'


EXPECT = ['assertion: a picture was overwritten']
