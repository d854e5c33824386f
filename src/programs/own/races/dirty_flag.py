"""A flag that is taken down after the work

Who changes the source puts up a flag. The builder builds, and then takes the flag down, with it the flag of a
change that came while it built.
"""
import os

SOURCE, FLAG, BUILT = '/data/source', '/data/dirty', '/data/built'


def put(path, text):
    fd = os.open(path, os.O_WRONLY | os.O_CREAT)
    os.write(fd, text)
    os.close(fd)


def get(path):
    fd = os.open(path, os.O_RDONLY)
    text = os.read(fd, 10)
    os.close(fd)
    return text


def setup():
    put(SOURCE, b'1')
    put(FLAG, b'')


def change():
    put(SOURCE, b'2')
    open(FLAG, 'w').close()


def build():
    if os.path.exists(FLAG):
        put(BUILT, get(SOURCE))
        os.unlink(FLAG)


PROCESSES = [change, build]


def at_end():
    """What is not built has a flag."""
    assert os.path.exists(FLAG) or get(BUILT) == get(SOURCE), 'the change is never built'


EXPECT = ['assertion: the change is never built']
