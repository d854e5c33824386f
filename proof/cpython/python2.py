"""What of Python 2 the programs of 2008 depend on and Python 3 has not."""


class EnvironmentError2(Exception):
    """Python 2's EnvironmentError. Its two heirs catch nothing of each other."""

    def __init__(self, *args):
        Exception.__init__(self, *args)
        self.errno = self.strerror = self.filename = None
        if 2 <= len(args) <= 3:
            self.errno, self.strerror = args[:2]
            self.filename = args[2] if len(args) == 3 else None
            self.args = args[:2]

    def __str__(self):
        if self.filename is not None:
            return '[Errno %s] %s: %r' % (self.errno, self.strerror, self.filename)
        if self.errno is not None:
            return '[Errno %s] %s' % (self.errno, self.strerror)
        return Exception.__str__(self)


class IOError2(EnvironmentError2):
    pass


class OSError2(EnvironmentError2):
    pass


for two, name in (
    (EnvironmentError2, 'EnvironmentError'),
    (IOError2, 'IOError'),
    (OSError2, 'OSError'),
):
    two.__name__ = two.__qualname__ = name

NAMES = {
    'EnvironmentError': EnvironmentError2,
    'IOError': IOError2,
    'OSError': OSError2,
    'StandardError': Exception,
    'basestring': str,
    'long': int,
    'unichr': chr,
    'unicode': str,
    'xrange': range,
}
