"""Files move, into a directory and over another file, while others look."""
import os
import shutil


def setup():
    os.mkdir('/data/d')
    for name in ('f', 'g'):
        with open('/data/' + name, 'w') as f:
            f.write(name)


def into():
    print(shutil.move('/data/f', '/data/d'))


def over():
    shutil.move('/data/g', '/data/h')
    os.replace('/data/h', '/data/d/h')


def look():
    print(sorted(os.listdir('/data')), os.path.exists('/data/d/f'))


PROCESSES = [into, over, look]


def at_end():
    assert sorted(os.listdir('/data/d')) == ['f', 'h']
