"""From a system call that was stopped to a shared operation of the program. Runs under Python 2.7.

Whatever module or file object asked for it: the harness says when it may be made.
"""
import ctypes
import genericpath
import sys
import tempfile

import python2_traps as traps
from disk import absolute

AT_FDCWD, AT_EMPTY_PATH = -100, 0x1000


class Gate(object):

    def __init__(self, link, base, source):
        self.link = link
        # a real directory that stands for the root of the program's filesystem
        self.base = base
        self.source = source
        # for each descriptor of the program the path that it was opened by
        self.paths = {}
        # what a read to the end has read so far, which goes on until there is no more
        self.reading = None
        self.calls = {
            traps.READ: self.read,
            traps.WRITE: self.write,
            traps.OPEN: lambda path, flags, mode, *_: self.open(path, flags, mode),
            traps.OPENAT: lambda _, path, flags, mode, *__: self.open(path, flags, mode),
            traps.CLOSE: self.close,
            traps.STAT: lambda path, found, *_: self.stat(AT_FDCWD, path, found, 0),
            traps.NEWFSTATAT: lambda at, path, found, flags, *_: self.stat(at, path, found, flags),
            traps.FLOCK: self.flock,
            traps.RENAME: self.rename,
            traps.UNLINK: self.unlink,
        }

    def answer(self, number, *arguments):
        self.source.arm()
        return self.calls[number](*arguments)

    def perform(self, what, deed):
        """Asks the harness for the turn, makes the call unless told not to, and tells its result."""
        order = self.link.ask(dict(what, at=self.source.place()))
        if 'errno' in order:
            return -order['errno']
        result = deed(order)
        opened = result if what['call'] in ('open', 'mkstemp') and result >= 0 else None
        self.link.tell({'result': result}, opened)
        return result

    def real(self, path):
        """Where a path of the program is in truth; None: it is Python's own, of a module perhaps."""
        own = path.startswith((sys.prefix + '/', sys.exec_prefix + '/'))
        return None if own or not path.startswith('/') else self.base + absolute(path)

    def open(self, address, flags, mode):
        path = ctypes.string_at(address)
        real = self.real(path)
        if real is None:
            return traps.call(traps.OPENAT, AT_FDCWD, path, flags, mode)
        what = {'call': 'open', 'path': path, 'flags': flags & 0xffffffff}
        made = frame_of(tempfile.mkstemp)
        if made is not None:
            names = made.f_locals
            what = dict(what, call='mkstemp', **{n: names[n] for n in ('dir', 'prefix', 'suffix')})
        fd = self.perform(what, lambda _: traps.call(traps.OPENAT, AT_FDCWD, real, flags, mode))
        if fd >= 0:
            self.paths[fd] = path
        return fd

    def read(self, fd, room, size, *_):
        if fd not in self.paths:
            return traps.call(traps.READ, fd, room, size)
        if self.reading is None:
            order = self.link.ask({'call': 'read', 'fd': fd, 'at': self.source.place()})
            if 'errno' in order:
                return -order['errno']
            self.reading = (fd, [])
        reads, parts = self.reading
        if reads != fd:
            raise AssertionError('expected a read to go on to the end of the file')
        result = traps.call(traps.READ, fd, room, size)
        if result > 0:
            parts.append(ctypes.string_at(room, result))
        else:
            self.reading = None
            self.link.tell({'result': result, 'data': b''.join(parts).decode('latin-1')})
        return result

    def write(self, fd, data, size, *_):
        if fd not in self.paths:
            return traps.call(traps.WRITE, fd, data, size)
        text = ctypes.string_at(data, size).decode('latin-1')
        what = {'call': 'write', 'fd': fd, 'data': text}
        return self.perform(what, lambda _: traps.call(traps.WRITE, fd, data, size))

    def close(self, fd, *_):
        if fd not in self.paths:
            return traps.call(traps.CLOSE, fd)
        del self.paths[fd]
        return self.perform({'call': 'close', 'fd': fd}, lambda _: traps.call(traps.CLOSE, fd))

    def stat(self, at, address, found, flags):
        path = ctypes.string_at(address)
        real = self.real(path)
        if real is None or flags & AT_EMPTY_PATH:
            return traps.call(traps.NEWFSTATAT, at, path, found, flags)
        if frame_of(genericpath.exists) is None:
            raise AssertionError('expected os.path.exists to ask for %s' % path)
        what = {'call': 'exists', 'path': path}
        return self.perform(what, lambda _: traps.call(traps.NEWFSTATAT, AT_FDCWD, real, found, 0))

    def flock(self, fd, operation, *_):
        """One that may wait is made as the harness says: so that it fails, or so that it waits."""
        def deed(order):
            return traps.call(traps.FLOCK, fd, order['operation'])
        return self.perform({'call': 'flock', 'fd': fd, 'operation': operation}, deed)

    def rename(self, one, two, *_):
        paths = [ctypes.string_at(one), ctypes.string_at(two)]
        reals = map(self.real, paths)
        what = {'call': 'rename', 'path': paths[0], 'to': paths[1]}
        return self.perform(what, lambda _: traps.call(traps.RENAME, *reals))

    def unlink(self, address, *_):
        path = ctypes.string_at(address)
        what = {'call': 'unlink', 'path': path}
        return self.perform(what, lambda _: traps.call(traps.UNLINK, self.real(path)))


def frame_of(function):
    """The frame of a function that is being called; None: nobody has called it."""
    frame = sys._getframe()
    while frame is not None and frame.f_code is not function.__code__:
        frame = frame.f_back
    return frame
