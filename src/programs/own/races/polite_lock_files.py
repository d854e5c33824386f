"""Two that remove their lock files for each other for ever

Each makes one lock file and tries for the other. Who fails removes its own and begins again.
"""
import os


def take(path):
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        return False
    return True


def both(first, second):
    while True:
        if take(first):
            if take(second):
                break
            os.unlink(first)
    os.unlink(first)
    os.unlink(second)


PROCESSES = [(both, '/data/left', '/data/right'), (both, '/data/right', '/data/left')]

EXPECT = ['livelock']
