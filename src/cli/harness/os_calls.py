"""The modules that reach files: CPython's own, their system calls behind the gate and in the place."""
import errno
import fcntl
import os
import posix
import posixpath
import shutil
import stat
import tempfile

from gate import fcntl_flock, inode
from temporary_names import candidates
from told import canonical, done, quoted_bytes, told_bool, told_flags, told_lock, told_stat

fcntl_lockf = fcntl.lockf


class Calls(object):

    def __init__(self, gate, place):
        self.gate = gate
        self.place = place

    def install(self):
        for name, what, told in ONE_PATH:
            setattr(os, name, self.of_path(getattr(posix, name), what, told))
        for name, what in TWO_PATHS:
            setattr(os, name, self.of_paths(getattr(posix, name), what))
        for name in QUIET:
            setattr(os, name, self.of_path(getattr(posix, name), None, None))
        for name in ('open', 'read', 'write', 'pread', 'pwrite', 'close', 'lseek', 'ftruncate',
                     'fstat', 'listdir', 'scandir', 'getcwd'):
            setattr(os, name, getattr(self, name))
        os.getpid = lambda: 1000 + ord(self.gate.seed[0])
        posixpath.exists = posixpath.lexists = self.exists
        posixpath.realpath = lambda path, **_: posixpath.abspath(path)
        fcntl.flock, fcntl.lockf = self.flock, self.lockf
        tempfile.tempdir = '/tmp'
        tempfile._mkstemp_inner = self.mkstemp
        tempfile._get_candidate_names = self.candidates
        for each in vars(tempfile._TemporaryFileCloser).values():
            # Bound before os.unlink led here.
            if posix.unlink in (getattr(each, '__defaults__', None) or ()):
                each.__defaults__ = tuple(
                    os.unlink if held is posix.unlink else held for held in each.__defaults__)
        shutil._use_fd_functions = False

    # paths

    def of_path(self, real, what, told):
        """A system call with one path, or with a descriptor in its place."""
        def call(path, *args, **more):
            if not is_path(path):
                by_number = what == 'stat' and isinstance(path, int)
                return self.fstat(path) if by_number else real(path, *args, **more)

            def deed():
                found = real(self.place.real(path), *args, **more)
                # A new directory takes a number, too, as a new file does.
                self.gate.created += what == 'mkdir'
                return found
            with Named(path):
                if what is None:
                    return deed()
                return self.gate.perform('%s %s' % (what, self.place.seen(path)), deed, told)
        return call

    def of_paths(self, real, what):
        def call(src, dst, *args, **more):
            if not is_path(src) or not is_path(dst):
                return real(src, dst, *args, **more)
            place = self.place
            text = '%s %s %s' % (what, place.seen(src), place.seen(dst))
            with Named(src, dst):
                deed = lambda: real(place.real(src), place.real(dst), *args, **more)
                return self.gate.perform(text, deed, done)
        return call

    def exists(self, path):
        if not is_path(path):
            return isinstance(path, int) and real_exists(path)
        deed = lambda: real_exists(self.place.real(path))
        return self.gate.perform('exists %s' % self.place.seen(path), deed, told_bool)

    def getcwd(self):
        return posix.getcwd()[len(self.place.root):] or '/'

    def listdir(self, path='.'):
        path = '.' if path is None else path
        if not is_path(path):
            return posix.listdir(path)
        deed = lambda: sorted(posix.listdir(self.place.real(path)))
        with Named(path):
            return self.gate.perform('listdir %s' % self.place.seen(path), deed, canonical)

    def scandir(self, path='.'):
        path = '.' if path is None else path
        names = self.listdir(path)
        return Entries(Entry(self, os.fspath(path), name) for name in names)

    # descriptors

    def open(self, path, flags, mode=0o777, *, dir_fd=None):
        if dir_fd is not None or not is_path(path) or not isinstance(flags, int):
            return posix.open(path, flags, mode, dir_fd=dir_fd)
        return self.open_path(path, flags, mode, lambda fd: None)

    def open_for_python(self, path, flags):
        """For open(): what FileIO says of a directory, it says in the same step."""
        return self.open_path(path, flags, 0o666, refuse_directory)

    def open_path(self, path, flags, mode, look):
        seen = self.place.seen(path)

        def deed():
            real = self.place.real(path)
            new = not real_exists(real)
            fd = posix.open(real, flags | os.O_CLOEXEC, mode)
            look(fd)
            self.gate.created += new
            self.gate.opened(fd, seen)
            if new or flags & os.O_TRUNC:
                self.gate.wrote(fd, bool(flags & os.O_TRUNC))
            return fd
        with Named(path):
            return self.gate.perform('open %s %s' % (seen, told_flags(flags)), deed, told_number)

    def known(self, fd):
        """A file object is made over a descriptor."""
        if fd not in self.gate.files and fd > 2:
            posix.fstat(fd)

    def read(self, fd, size):
        deed = lambda: posix.read(fd, size)
        return self.on(fd, 'read', str(size), deed, quoted_bytes, reads=fd)

    def pread(self, fd, size, offset):
        deed = lambda: posix.pread(fd, size, offset)
        return self.on(fd, 'read', '%s at %s' % (size, offset), deed, quoted_bytes, reads=fd)

    def write(self, fd, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            return posix.write(fd, data)
        return self.on(fd, 'write', quoted_bytes(bytes(data)),
                       lambda: self.writing(fd, posix.write, data), str)

    def pwrite(self, fd, data, offset):
        told = '%s at %s' % (quoted_bytes(bytes(data)), offset)
        deed = lambda: self.writing(fd, posix.pwrite, data, offset)
        return self.on(fd, 'write', told, deed, str)

    def lseek(self, fd, offset, whence):
        deed = lambda: posix.lseek(fd, offset, whence)
        if whence != os.SEEK_END:
            return deed()
        return self.on(fd, 'lseek', '%d SEEK_END' % offset, deed, str)

    def ftruncate(self, fd, size):
        deed = lambda: self.writing(fd, posix.ftruncate, size)
        return self.on(fd, 'ftruncate', str(size), deed, done)

    def writing(self, fd, call, *args):
        result = call(fd, *args)
        # Of a write: how much was written.
        self.gate.wrote(fd, result != 0)
        return result

    def fstat(self, fd):
        return self.gate.perform(
            'fstat %s' % self.gate.path(fd), lambda: posix.fstat(fd), told_stat)

    def close(self, fd):
        return self.closing(fd, lambda: posix.close(fd))

    def closing(self, fd, deed):
        """A close is a step only when it lets go of a lock: nobody can notice another."""
        gate = self.gate

        def closed():
            gate.records.discard(inode(fd) if gate.records else None)
            gate.files.pop(fd, None)
            return deed()
        if fd not in gate.files or not gate.lets_go(fd):
            return closed()
        return gate.perform('close %s' % gate.path(fd), closed, done)

    def on(self, fd, what, rest, deed, told, reads=None):
        text = '%s %s %s' % (what, self.gate.path(fd), rest)
        return self.gate.perform(text, deed, told, reads=reads)

    # locks

    def flock(self, file, operation):
        fd = file if isinstance(file, int) else file.fileno()
        if not isinstance(operation, int):
            return fcntl_flock(fd, operation)
        gate = self.gate
        mode = operation & ~fcntl.LOCK_NB
        waits = not operation & (fcntl.LOCK_NB | fcntl.LOCK_UN)

        def deed():
            file = gate.files.get(fd)
            held = file is not None and file.lock is not None
            if held:
                # Linux lets go of the old lock first, also when the new one cannot be had.
                file.lock = None
            try:
                self.without_waiting(
                    lambda: fcntl_flock(fd, operation | fcntl.LOCK_NB), waits and not held)
            except BlockingIOError:
                if not waits or gate.link is None:
                    raise
                return False
            if file is not None:
                file.lock = None if mode == fcntl.LOCK_UN else mode
            return True
        wish = ('flock', fd, operation) if waits else None
        text = 'flock %s %s' % (gate.path(fd), told_lock(operation))
        while not gate.perform(text, deed, lambda locked: 'done' if locked else 'false', wish):
            pass

    def lockf(self, file, operation, *part):
        fd = file if isinstance(file, int) else file.fileno()
        gate = self.gate
        waits = not operation & (fcntl.LOCK_NB | fcntl.LOCK_UN)

        def deed():
            self.without_waiting(lambda: fcntl_lockf(fd, operation | fcntl.LOCK_NB, *part), waits)
            if operation & fcntl.LOCK_UN:
                gate.records.discard(inode(fd))
            else:
                gate.records.add(inode(fd))
        wish = ('lockf', fd, operation) if waits else None
        text = 'lockf %s %s' % (gate.path(fd), told_lock(operation))
        return gate.perform(text, deed, done, wish)

    def without_waiting(self, call, waits):
        try:
            call()
        except BlockingIOError:
            if not waits:
                raise
            if self.gate.link is None:
                raise WaitsForEver()
            self.gate.would_wait()

    # temporary files

    def candidates(self):
        return candidates(self.gate.number, self.gate.created + 1)

    def mkstemp(self, folder, prefix, suffix, flags, _):
        gate, place = self.gate, self.place

        def deed():
            for name in self.candidates():
                path = posixpath.join(folder, prefix + name + suffix)
                try:
                    with Named(path):
                        fd = posix.open(place.real(path), flags | os.O_CLOEXEC, 0o600)
                except FileExistsError:
                    continue
                gate.created += 1
                gate.opened(fd, place.seen(path))
                gate.wrote(fd, False)
                return fd, posixpath.abspath(path)
        text = 'mkstemp %s %s*%s' % (place.seen(folder), prefix, suffix)
        return gate.perform(text, deed, lambda made: '%s %s' % (told_number(made[0]), made[1]))


ONE_PATH = (
    ('stat', 'stat', told_stat),
    ('lstat', 'stat', told_stat),
    ('unlink', 'unlink', done),
    ('remove', 'unlink', done),
    ('mkdir', 'mkdir', done),
    ('rmdir', 'rmdir', done),
)
TWO_PATHS = (('rename', 'rename'), ('replace', 'rename'), ('link', 'link'))
# Nobody notices them in the model, which has neither rights nor links.
QUIET = ('access', 'chmod', 'utime', 'readlink', 'chdir')


class WaitsForEver(BaseException):
    """Somebody who is alone waits for a lock."""


class Named(object):
    """An OSError inside names the paths as the program wrote them."""

    def __init__(self, *paths):
        self.paths = [os.fspath(path) for path in paths]

    def __enter__(self):
        pass

    def __exit__(self, kind, error, _):
        if isinstance(error, OSError):
            error.filename = self.paths[0]
            if len(self.paths) > 1:
                error.filename2 = self.paths[1]


class Entries(object):
    """What os.scandir gives, in the order of the names."""

    def __init__(self, entries):
        self.entries = entries

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.entries)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.entries = iter(())


class Entry(object):

    def __init__(self, calls, folder, name):
        self.name = name
        self.path = posixpath.join(folder, name)
        self.mode = posix.lstat(calls.place.real(self.path)).st_mode

    def __fspath__(self):
        return self.path

    def is_dir(self, *, follow_symlinks=True):
        return stat.S_ISDIR(self.mode)

    def is_file(self, *, follow_symlinks=True):
        return stat.S_ISREG(self.mode)

    def is_symlink(self):
        return stat.S_ISLNK(self.mode)

    def stat(self, *, follow_symlinks=True):
        return os.stat(self.path)


def is_path(value):
    return isinstance(value, (str, bytes, os.PathLike))


def told_number(fd):
    return 'fd %d' % fd


def refuse_directory(fd):
    if stat.S_ISDIR(posix.fstat(fd).st_mode):
        posix.close(fd)
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))


def real_exists(path):
    try:
        posix.stat(path)
    except (OSError, ValueError):
        return False
    return True
