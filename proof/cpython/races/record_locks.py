"""Record locks belong to a process, and go with any close of the file; text and bytes in pieces."""
import fcntl
import os
import tempfile


def setup():
    with open('/data/n', 'w') as f:
        f.write('one\ntwo\n')


def locked():
    with open('/data/n', 'r+') as f:
        fcntl.lockf(f, fcntl.LOCK_EX)
        for line in f:
            print(line.rstrip())
        f.write('three\n')
        f.flush()
        open('/data/n').close()
        print(os.pread(f.fileno(), 3, 4))


def shared():
    fd = os.open('/data/n', os.O_RDONLY)
    try:
        fcntl.lockf(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as e:
        print(type(e).__name__)
    os.close(fd)


def named():
    with tempfile.NamedTemporaryFile('w', dir='/data', suffix='.é') as f:
        f.write('a' * 5000)
        f.seek(0, 2)
        print(f.tell(), os.path.basename(f.name))


def forgets():
    open('/data/kept', 'w').write('text')
    f = open('/data/kept', 'a')
    f.write('more')


PROCESSES = [locked, shared, named, forgets]
