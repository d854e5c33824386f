"""open() of Python 3: CPython's own buffers and text layers over a descriptor that is gated."""
import builtins
import io
import os
import posix

from told import done, quoted_bytes

real_open = io.open


class GatedRaw(io.FileIO):
    """FileIO with a gate before every read(2), write(2), ftruncate(2), and lseek to the end."""

    calls = None

    def __init__(self, file, mode, closefd, opener):
        self._at_end = False
        self._gate = self.calls.gate
        super().__init__(file, mode, closefd, opener)
        if 'a' in mode:
            # FileIO has gone to the end already. As a step of its own it goes there again.
            self._seek_end(0, optional=True)

    def readinto(self, buffer):
        # After less than was asked for there is nothing more, unless somebody writes.
        what = 'read %s %d' % (self._path(), len(buffer))
        data = self._gate.perform(
            what, lambda: posix.read(self.fileno(), len(buffer)), quoted_bytes,
            optional=self._at_end, reads=self.fileno())
        self._at_end = len(data) < len(buffer)
        buffer[:len(data)] = data
        return len(data)

    def read(self, size=-1):
        if size is None or size < 0:
            return self.readall()
        buffer = bytearray(size)
        count = self.readinto(memoryview(buffer))
        return bytes(buffer[:count])

    def readall(self):
        """As FileIO: read(2) until it gives nothing, with room for what the file has, and more."""
        self._check_readable()
        parts = []
        while True:
            part = self._gate.perform(
                'read %s all' % self._path(), self._read_to_end,
                quoted_bytes, optional=bool(parts) or self._at_end, reads=self.fileno())
            if not part:
                self._at_end = True
                return b''.join(parts)
            parts.append(part)

    def _read_to_end(self):
        return posix.read(self.fileno(), max(posix.fstat(self.fileno()).st_size + 1, 8192))

    def write(self, data):
        self._at_end = False
        data = bytes(data)
        what = 'write %s %s' % (self._path(), quoted_bytes(data))

        def deed():
            count = super(GatedRaw, self).write(data)
            self._gate.wrote(self.fileno(), count != 0)
            return count
        return self._gate.perform(what, deed, str)

    def seek(self, offset, whence=0):
        self._at_end = False
        if whence == os.SEEK_END:
            return self._seek_end(offset)
        return super().seek(offset, whence)

    def truncate(self, size=None):
        self._at_end = False
        if size is None:
            size = self.tell()
        what = 'ftruncate %s %d' % (self._path(), size)

        def deed():
            super(GatedRaw, self).truncate(size)
            self._gate.wrote(self.fileno())
        self._gate.perform(what, deed, done)
        return size

    def close(self):
        if self.closed:
            return
        if not self.closefd:
            super().close()
            return
        self.calls.closing(self.fileno(), super().close)

    def _seek_end(self, offset, optional=False):
        what = 'lseek %s %d SEEK_END' % (self._path(), offset)
        deed = lambda: super(GatedRaw, self).seek(offset, os.SEEK_END)
        return self._gate.perform(what, deed, str, optional=optional)

    def _check_readable(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')
        if not self.readable():
            raise io.UnsupportedOperation('File not open for reading')

    def _path(self):
        return self._gate.path(self.fileno())


def opener_of(calls):
    """The built-in open(). As `open` of Lib/_pyio.py, which is CPython's own in Python."""
    GatedRaw.calls = calls

    def gated_open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None,
                   closefd=True, opener=None):
        if not isinstance(file, int):
            file = os.fspath(file)
        check_mode(mode, encoding, errors, newline)
        kinds = set(mode)
        raw_mode = ''.join(sign for sign in mode if sign not in 'bt')
        if isinstance(file, int):
            calls.known(file)
        elif opener is None:
            opener = calls.open_for_python
        raw = GatedRaw(file, raw_mode, closefd, opener)
        result = raw
        try:
            line_buffering = buffering == 1
            if buffering < 0 or line_buffering:
                buffering = raw._blksize if raw._blksize > 1 else io.DEFAULT_BUFFER_SIZE
            if buffering == 0:
                if 'b' in kinds:
                    return result
                raise ValueError("can't have unbuffered text I/O")
            if '+' in kinds:
                buffer = io.BufferedRandom(raw, buffering)
            elif 'r' in kinds:
                buffer = io.BufferedReader(raw, buffering)
            else:
                buffer = io.BufferedWriter(raw, buffering)
            result = buffer
            if 'b' in kinds:
                return result
            result = io.TextIOWrapper(buffer, encoding, errors, newline, line_buffering)
            result.mode = mode
            return result
        except BaseException:
            result.close()
            raise
    return gated_open


def check_mode(mode, encoding, errors, newline):
    """Raises what CPython's own open() raises before it opens anything."""
    texts = (encoding, errors, newline)
    if mode in ('r', 'w', 'a', 'x', 'r+', 'w+') and texts == (None, None, None):
        return
    wrong_mode = not isinstance(mode, str)
    mode = mode if wrong_mode else mode.replace('x', 'w') if 'w' not in mode else mode
    text = wrong_mode or 'b' not in mode
    named = {'encoding': None if text and encoding is not None else encoding,
             'errors': errors, 'newline': newline}
    real_open('/dev/null', mode, **named).close()


def install(calls):
    gated = opener_of(calls)
    builtins.open = io.open = gated
