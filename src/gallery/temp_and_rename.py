"""A file that is renamed before it is flushed

The text goes into a temporary file, which is then renamed over the old one: a good plan. But the rename comes inside
the `with`, while the text still waits in the buffer. For a moment the new name leads to an empty file.
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
EXPECT = ['exception']
