"""The modules that the file backend reaches files through: real calls behind the gate."""
import os
import stat as stat_bits

from disk import Disk
from files import flags_of
from os_modules import Os
from request import OpenFile
from session_texts import decoded, encoded, told_size
from told import quoted, told_flags, told_stat


class SessionDisk(Disk):
    """Files are laid out and told by the session that is in them."""

    def lay_out(self, directories, files):
        super().lay_out(directories, {path: encoded(data) for path, data in files.items()})

    def files(self):
        return {path: decoded(text) for path, text in super().files().items()}


class SessionOs(Os):
    """The module os, its results told by sessions instead of bytes."""

    def write(self, fd, data):
        stage = self._stage
        what = 'write %s %s' % (stage.path(fd), quoted(decoded(data.decode('ascii'))))
        return self._os(stage.perform, what, lambda: os.write(fd, data), told_size)

    def _raw_stat(self, path):
        return self._named('stat', os.stat, told_entry, path)


def told_entry(found):
    if stat_bits.S_ISDIR(found.st_mode):
        return told_stat(found)
    return 'file size=%s nlink=%d' % (told_size(found.st_size), found.st_nlink)


def text_opener(stage, failures):
    """The built-in open(), for text that is read."""
    def open_text(path, mode='r', **more):
        real = stage.disk.real(path)

        def deed():
            file = open(real, mode, **more)
            stage.now.files[file.fileno()] = OpenFile(stage.seen(path))
            return file
        what = 'open %s %s' % (stage.seen(path), told_flags(flags_of(mode)))
        try:
            return TextFile(stage, stage.perform(what, deed, lambda _: 'fd'))
        except OSError as error:
            raise failures.of('io', error, path) from None
    return open_text


class TextFile(object):
    """A real text file, of which only the read waits for its turn."""

    def __init__(self, stage, file):
        self._stage = stage
        self._file = file

    def __enter__(self):
        return self

    def __exit__(self, *_):
        # A worker that was killed has had its descriptors closed for it.
        if self._stage.now.files.pop(self._file.fileno(), None) is not None:
            self._file.close()

    def read(self):
        what = 'read %s all' % self._stage.path(self._file.fileno())
        return self._stage.perform(what, self._file.read, lambda text: quoted(decoded(text)))
