"""What Python 2 itself does where python2.py and files.py stand in for it. Runs under Python 2.7."""
import errno
import fcntl
import json
import os
import shutil
import socket
import sys
import tempfile


def raised(deed):
    try:
        deed()
    except Exception as error:
        return [type(error).__name__, str(error)]
    return None


def sizes_while_writing(folder, *pieces):
    """The size of a file after each write to a file object, and after its close."""
    path = os.path.join(folder, 'written')
    f = open(path, 'wb')
    sizes = []
    for piece in pieces:
        f.write('x' * piece)
        sizes.append(os.path.getsize(path))
    f.close()
    return sizes + [os.path.getsize(path)]


def pieces_of(*pieces):
    """The sizes in which a file object hands over what is written to it, and closed."""
    # Each write(2) to such a socket is a message of its own; its block is that of a file.
    here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    f = os.fdopen(os.dup(here.fileno()), 'wb')
    for piece in pieces:
        f.write('x' * piece)
    f.close()
    here.close()
    return [len(part) for part in iter(lambda: there.recv(65536), '')]


def endless():
    return endless()


def locked_twice(folder):
    path = os.path.join(folder, 'locked')
    first, second = open(path, 'wb'), open(path, 'wb')
    fcntl.flock(first, fcntl.LOCK_EX)
    fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)


def facts(folder):
    missing = os.path.join(folder, 'missing')
    known = open(os.path.join(folder, 'known'), 'wb')
    os.close(known.fileno())
    return {
        'open': raised(lambda: open('/missing', 'rb')),
        'os.open': raised(lambda: os.open('/missing', os.O_RDONLY)),
        'os.unlink': raised(lambda: os.unlink('/missing')),
        'os.rename': raised(lambda: os.rename('/missing', '/other')),
        'os.close': raised(lambda: os.close(999)),
        'flock': raised(lambda: locked_twice(folder)),
        'a lost descriptor': raised(lambda: (known.write('x'), known.close())),
        'recursion': raised(endless),
        'IOError is OSError': issubclass(IOError, OSError) or issubclass(OSError, IOError),
        'both are EnvironmentError': issubclass(IOError, EnvironmentError)
        and issubclass(OSError, EnvironmentError),
        'EAGAIN': errno.EAGAIN,
        'bytes is str': bytes is str,
        '6000': sizes_while_writing(folder, 6000),
        '4096': sizes_while_writing(folder, 4096),
        '53': sizes_while_writing(folder, 53),
        'pieces': [pieces_of(*pieces) for pieces in json.loads(sys.argv[1])],
        '4000 100 4096': sizes_while_writing(folder, 4000, 100, 4096),
    }


def main():
    folder = tempfile.mkdtemp()
    try:
        print(json.dumps(facts(folder)))
    finally:
        shutil.rmtree(folder)


main()
