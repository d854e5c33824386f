"""A cleaner removes an old spool file that a reader is about to open"""
import os

SPOOL = '/data/mail'


def read():
    if os.path.exists(SPOOL):
        with open(SPOOL) as f:
            f.read()


def clean():
    os.unlink(SPOOL)


def setup():
    with open(SPOOL, 'w') as f:
        f.write('a letter')


PROCESSES = [read, clean]

EXPECT = ['exception: FileNotFoundError']
