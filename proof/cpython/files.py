"""File objects over real descriptors, with the buffer that Python 2's had: the C library's."""
import os

from told import done, quoted_bytes, told_flags

BUFFER_SIZE = 4096
ACCESS = {'r': os.O_RDONLY, 'w': os.O_WRONLY, 'a': os.O_WRONLY, 'x': os.O_WRONLY}
MORE = {
    'r': 0,
    'w': os.O_CREAT | os.O_TRUNC,
    'a': os.O_CREAT | os.O_APPEND,
    'x': os.O_CREAT | os.O_EXCL,
}


def opener(stage, failures):
    """The built-in open()."""
    def open(file, mode='r'):
        flags = flags_of(mode)
        try:
            fd = open_file(stage, file, flags)
        except OSError as error:
            raise failures.of('io', error, file) from None
        return File(stage, failures, fd, mode)
    return open


def flags_of(mode):
    verb = mode.strip('bt+')
    return (os.O_RDWR if '+' in mode else ACCESS[verb]) | MORE[verb]


def open_file(stage, path, flags, mode=0o666):
    """One gated open(2), entered in the books of the request."""
    seen = stage.seen(path)

    def deed():
        real = stage.disk.real(path)
        new = not os.path.lexists(real)
        fd = os.open(real, flags | os.O_CLOEXEC, mode)
        stage.now.created += new
        stage.now.opened(fd, seen, wrote=bool(flags & os.O_TRUNC))
        return fd
    return stage.perform('open %s %s' % (seen, told_flags(flags)), deed, stage.number)


def read_file(stage, fd, size):
    def deed():
        if size is not None:
            return os.read(fd, size)
        parts = []
        while True:
            part = os.read(fd, 65536)
            if not part:
                return b''.join(parts)
            parts.append(part)
    how_much = 'all' if size is None else str(size)
    return stage.perform(
        'read %s %s' % (stage.path(fd), how_much),
        deed,
        lambda data: quoted_bytes(data) + stage.torn(fd),
    )


def write_file(stage, fd, data):
    def deed():
        written = os.write(fd, data)
        if written > 0:
            stage.file(fd).wrote = True
        return written
    return stage.perform('write %s %s' % (stage.path(fd), quoted_bytes(data)), deed, str)


def close_file(stage, fd):
    """Gated only when it lets go of a lock: nobody can notice another close."""
    file = stage.file(fd)

    def deed():
        stage.now.files.pop(fd, None)
        os.close(fd)
    if file is not None and file.lock is not None:
        return stage.perform('close %s' % file.path, deed, done)
    stage.check_alive()
    return deed()


class File(object):
    """What open() and os.fdopen() give. Bytes only: no program of ours reads text."""

    def __init__(self, stage, failures, fd, mode):
        self._stage = stage
        self._failures = failures
        self._fd = fd
        self._buffer = b''
        self._writable = 'r' not in mode or '+' in mode
        self._readable = 'r' in mode or '+' in mode
        self.closed = False
        self.mode = mode

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *_):
        self.close()

    def fileno(self):
        self._check_open()
        return self._fd

    def read(self, size=None):
        self._check_open()
        self.flush()
        return self._io(read_file, None if size is None or size < 0 else size)

    def write(self, data):
        """As glibc's fwrite: whole blocks go out as soon as the buffer would overflow."""
        self._check_open()
        everything = self._buffer + data
        keeps_all = self._buffer and len(everything) <= BUFFER_SIZE
        whole = 0 if keeps_all else len(everything) - len(everything) % BUFFER_SIZE
        # A buffer in use goes out first, filled to the brim.
        first = min(whole, BUFFER_SIZE) if self._buffer else whole
        # After a block that failed nothing of the rest is kept.
        self._buffer = b''
        self._write_out(everything[:first])
        self._write_out(everything[first:whole])
        self._buffer = everything[whole:]

    def flush(self):
        self._check_open()
        data, self._buffer = self._buffer, b''
        self._write_out(data)

    def seek(self, offset, whence=0):
        self.flush()
        return self._io(seek_file, offset, whence)

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size):
        self.flush()
        self._io(truncate_file, size)

    def close(self):
        """The descriptor is closed even when the last write fails; the failure is told then."""
        if self.closed:
            return
        data, self._buffer = self._buffer, b''
        try:
            self._write_out(data)
        finally:
            self.closed = True
            self._io(close_file)

    def _write_out(self, data):
        while data:
            data = data[self._io(write_file, data):]

    def _io(self, deed, *args):
        try:
            return deed(self._stage, self._fd, *args)
        except OSError as error:
            raise self._failures.of('io', error) from None

    def _check_open(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')


def seek_file(stage, fd, offset, whence):
    def deed():
        return os.lseek(fd, offset, whence)
    if whence != os.SEEK_END:
        stage.check_alive()
        return deed()
    return stage.perform('lseek %s %d SEEK_END' % (stage.path(fd), offset), deed, str)


def truncate_file(stage, fd, size):
    def deed():
        os.ftruncate(fd, size)
        stage.file(fd).wrote = True
    return stage.perform('ftruncate %s %d' % (stage.path(fd), size), deed, done)
