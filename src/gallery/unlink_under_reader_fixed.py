"""The reader opens at once

It does not ask whether there is mail: it opens it, and takes the error for the answer. Once it is open, it can be read even
when its name is removed.
"""
import os

SPOOL = '/data/mail'


def read():
    try:
        with open(SPOOL) as f:
            f.read()
    except FileNotFoundError:
        pass


def clean():
    os.unlink(SPOOL)


def setup():
    with open(SPOOL, 'w') as f:
        f.write('a letter')


PROCESSES = [read, clean]

EXPECT = 'safe'
