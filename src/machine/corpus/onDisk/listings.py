import glob
import os


def made(*names):
    for name in names:
        open(name, 'w').close()


def globs():
    made('/d/a.lock', '/d/b.lock', '/d/c.txt', '/d/.hidden.lock')
    return [sorted(glob.glob(p)) for p in ('/d/*.lock', '/d/*', '/d/?.txt', '/d/none*', '/none/*',
                                           '/d/a.lock', '/d/x', '/d/.h*')]


def globs_here():
    made('one', 'two')
    return [sorted(glob.glob('*')), sorted(glob.iglob('o*')), glob.has_magic('a*')]


def scans():
    made('/d/a', '/d/b')
    with os.scandir('/d') as entries:
        names = sorted(entry.name for entry in entries)
    paths = sorted(os.path.basename(entry.path) for entry in os.scandir('/d'))
    return [names, paths, sorted(os.fspath(entry)[-2:] for entry in os.scandir('/d'))]


def scan_of_nothing():
    try:
        os.scandir('/d/none')
    except FileNotFoundError as error:
        return [error.errno, error.filename]


def alive():
    os.kill(os.getpid(), 0)
    try:
        os.kill(4190000, 0)
    except ProcessLookupError as error:
        return [error.errno, str(error)]
