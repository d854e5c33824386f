"""The modules that reach files: real calls behind the gate, the rest as it is."""
import fcntl
import importlib.util
import os
import posixpath
import tempfile

from disk import absolute
from files import File, close_file, open_file, read_file, seek_file, truncate_file, write_file
from temporary_names import candidates
from told import canonical, done, told_bool, told_lock, told_stat


class Passing(object):
    """A module of which only some names are replaced."""

    _real = None

    def __getattr__(self, name):
        return getattr(self._real, name)


class Path(Passing):
    """os.path"""

    _real = posixpath

    def __init__(self, stage, stat):
        self._stage = stage
        self._stat = stat

    def exists(self, path):
        real = self._stage.disk.real(path)
        what = 'exists %s' % self._stage.seen(path)
        return self._stage.perform(what, lambda: os.path.exists(real), told_bool)

    def getsize(self, path):
        return self._stat(path).st_size

    def isdir(self, path):
        try:
            found = self._stat(path)
        except EnvironmentError:
            return False
        return (found.st_mode & 0o170000) == 0o040000

    def abspath(self, path):
        return absolute(path)


class Os(Passing):

    _real = os

    def __init__(self, stage, failures):
        self._stage = stage
        self._failures = failures
        self.path = Path(stage, self._raw_stat)
        self.error = failures.of('os', OSError(0, '')).__class__

    def _named(self, op, deed, told, *paths):
        stage = self._stage
        reals = [stage.disk.real(path) for path in paths]
        what = ' '.join([op] + [stage.seen(path) for path in paths])
        return stage.perform(what, lambda: deed(*reals), told)

    def _os(self, deed, *args, **more):
        """The failures of `deed` as the program knows them. `paths`: what they name."""
        try:
            return deed(*args)
        except OSError as error:
            raise self._failures.of('os', error, *more.get('paths', ())) from None

    def _raw_stat(self, path):
        return self._named('stat', os.stat, told_stat, path)

    def open(self, path, flags, mode=0o777):
        return self._os(open_file, self._stage, path, flags, mode, paths=(path,))

    def fdopen(self, fd, mode='r'):
        return File(self._stage, self._failures, fd, mode)

    def read(self, fd, size):
        return self._os(read_file, self._stage, fd, size)

    def write(self, fd, data):
        return self._os(write_file, self._stage, fd, data)

    def close(self, fd):
        return self._os(close_file, self._stage, fd)

    def lseek(self, fd, offset, whence):
        return self._os(seek_file, self._stage, fd, offset, whence)

    def ftruncate(self, fd, size):
        return self._os(truncate_file, self._stage, fd, size)

    def fsync(self, fd):
        self._os(os.fsync, fd)

    def fstat(self, fd):
        what = 'fstat %s' % self._stage.path(fd)
        return self._os(self._stage.perform, what, lambda: os.fstat(fd), told_stat)

    def stat(self, path):
        return self._os(self._raw_stat, path, paths=(path,))

    def unlink(self, path):
        self._os(self._named, 'unlink', os.unlink, done, path, paths=(path,))

    remove = unlink

    def rename(self, src, dst):
        self._os(self._named, 'rename', os.rename, done, src, dst, paths=(src, dst))

    replace = rename

    def link(self, src, dst):
        self._os(self._named, 'link', os.link, done, src, dst, paths=(src, dst))

    def listdir(self, path='.'):
        return self._os(self._named, 'listdir', names_in, canonical, path, paths=(path,))


def names_in(path):
    return sorted(os.listdir(path))


class Fcntl(Passing):

    _real = fcntl

    def __init__(self, stage, failures):
        self._stage = stage
        self._failures = failures

    def flock(self, file, operation):
        stage = self._stage
        fd = file if isinstance(file, int) else file.fileno()
        mode = operation & ~fcntl.LOCK_NB
        waits = not operation & (fcntl.LOCK_NB | fcntl.LOCK_UN)

        def deed():
            # Linux lets go of the old lock first, also when the new one cannot be had.
            stage.now.files[fd].lock = None
            stage.flock(fd, operation)
            stage.now.files[fd].lock = None if mode == fcntl.LOCK_UN else mode
        try:
            wish = (fd, operation) if waits else None
            stage.perform('flock %s %s' % (stage.path(fd), told_lock(operation)), deed, done, wish)
        except OSError as error:
            raise self._failures.of('io', error) from None


class Tempfile(Passing):
    """The real mkstemp; only the random part of its names is not."""

    _real = tempfile

    def __init__(self, stage, failures):
        self._stage = stage
        self._failures = failures

    def mkstemp(self, suffix=None, prefix=None, dir=None, text=False):
        stage = self._stage
        place = stage.seen('/tmp' if dir is None else dir)
        prefix = 'tmp' if prefix is None else prefix
        suffix = '' if suffix is None else suffix

        def deed():
            me = stage.now
            tempfile._get_candidate_names = lambda: candidates(me.index, me.created + 1)
            fd, real = tempfile.mkstemp(suffix, prefix, stage.disk.real(place), text)
            me.created += 1
            me.opened(fd, stage.disk.seen(real))
            return fd, stage.disk.seen(real)
        what = 'mkstemp %s %s*%s' % (place, prefix, suffix)

        def told_made(made):
            return '%s %s' % (stage.number(made[0]), made[1])
        try:
            return stage.perform(what, deed, told_made)
        except OSError as error:
            raise self._failures.of('os', error, place) from None


class Shutil(Passing):
    """A copy of the real shutil, over the gated os."""

    def __init__(self, shim_os):
        spec = importlib.util.find_spec('shutil')
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.os = shim_os
        self._real = module
