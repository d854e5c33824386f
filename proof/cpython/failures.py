"""Turns the errors of real system calls into what a program of its Python version sees."""
from python2 import IOError2, OSError2


class Failures(object):

    def __init__(self, version):
        self.version = version

    def of(self, family, error, *paths):
        """`family`: 'io' for open() and file objects, 'os' for the module os."""
        if self.version == 2:
            cls = IOError2 if family == 'io' else OSError2
            # Of two paths it tells none.
            return cls(error.errno, error.strerror, *(paths if len(paths) == 1 else ()))
        if len(paths) == 2:
            return OSError(error.errno, error.strerror, paths[0], None, paths[1])
        return OSError(error.errno, error.strerror, *paths)
