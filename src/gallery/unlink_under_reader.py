"""The letter that was there a moment ago

The reader looks whether there is mail, and then opens it. A cleaner that removes old mail may come in between:
the file that was just there cannot be opened any more.
"""
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
