"""A real directory that stands for the root of a race file's filesystem.

The module posix has the system calls as they are; the ones in os lead here.
"""
import os
import posix
import stat
import tempfile

WORK = '/work'
DIRECTORIES = ('/data', '/tmp', WORK)


class Place(object):

    def __init__(self):
        memory = '/dev/shm'
        there = os.path.isdir(memory) and os.access(memory, os.W_OK)
        self.base = tempfile.mkdtemp(prefix='racetrack-', dir=memory if there else None)
        self.root = None

    def begin(self, number):
        """An empty disk, as every schedule finds it."""
        self.root = '%s/%d' % (self.base, number)
        posix.mkdir(self.root)
        for directory in DIRECTORIES:
            posix.mkdir(self.root + directory)
        posix.chdir(self.root + WORK)

    def end(self):
        posix.chdir('/')
        remove(self.root)

    def close(self):
        remove(self.base)

    def seen(self, path):
        """As the model's system calls see a path: absolute, without empty parts and dots."""
        whole = whole_path(path)
        return '/' + '/'.join(parts_of(whole)) if whole else ''

    def real(self, path):
        """Where a path of the program is in truth. Nothing leads out of the root."""
        whole = whole_path(path)
        if '..' not in whole.split('/'):
            return self.root + whole if whole else ''
        kept, depth = [], 0
        for part in parts_of(whole):
            if part == '..' and depth == 0:
                continue
            depth += -1 if part == '..' else 1
            kept.append(part)
        return self.root + '/' + '/'.join(kept)

    def files(self):
        """Every file: from its path to its bytes, as Latin-1."""
        found = {}
        for real in sorted(files_below(self.root)):
            with_root = read_all(real)
            found[real[len(self.root):]] = with_root.decode('latin-1')
        return found

    def put(self, files):
        """Nothing but these files, for what comes next; directories stay as they are."""
        for real in list(files_below(self.root)):
            posix.unlink(real)
        for path, text in files.items():
            fd = posix.open(self.root + path, posix.O_WRONLY | posix.O_CREAT, 0o666)
            posix.write(fd, text.encode('latin-1'))
            posix.close(fd)


def whole_path(path):
    text = os.fsdecode(path)
    return text if text.startswith('/') or not text else '%s/%s' % (WORK, text)


def parts_of(path):
    return [part for part in path.split('/') if part not in ('', '.')]


def files_below(folder):
    for name in posix.listdir(folder):
        path = folder + '/' + name
        if stat.S_ISDIR(posix.lstat(path).st_mode):
            yield from files_below(path)
        else:
            yield path


def read_all(path):
    fd = posix.open(path, posix.O_RDONLY)
    try:
        parts = []
        while True:
            part = posix.read(fd, 65536)
            if not part:
                return b''.join(parts)
            parts.append(part)
    finally:
        posix.close(fd)


def remove(path):
    if not stat.S_ISDIR(posix.lstat(path).st_mode):
        posix.unlink(path)
        return
    for name in posix.listdir(path):
        remove(path + '/' + name)
    posix.rmdir(path)
