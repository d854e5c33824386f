"""A file that is renamed when it is whole

The file is closed before the rename, so all of the text is in it. Who opens the name finds the old text or
the new one.
"""
import os
import tempfile

CONFIG = '/data/config'


def setup():
    with open(CONFIG, 'w') as f:
        f.write('old\n')


def save():
    with tempfile.NamedTemporaryFile('w', dir='/data', delete=False) as f:
        f.write('new\n')
    os.replace(f.name, CONFIG)


def read():
    with open(CONFIG) as f:
        lines = [line for line in f]
    assert lines in (['old\n'], ['new\n']), 'neither the old nor the new text'


PROCESSES = [save, read]
EXPECT = 'safe'
