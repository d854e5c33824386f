"""The reader opens at once, and takes no file for no mail"""
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
