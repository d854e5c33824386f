"""Both make the lock files in one order: who has the first gets the second"""
import os


def take(path):
    while True:
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            return
        except FileExistsError:
            pass


def both(first, second):
    take(first)
    take(second)
    os.unlink(second)
    os.unlink(first)


PROCESSES = [(both, '/data/left', '/data/right'), (both, '/data/left', '/data/right')]

EXPECT = 'safe'
