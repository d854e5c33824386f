"""A real directory that stands for the root of the programs' filesystem."""
import os
import shutil
import tempfile


class Disk(object):

    def __init__(self):
        memory = '/dev/shm'
        there = os.path.isdir(memory) and os.access(memory, os.W_OK)
        self.root = tempfile.mkdtemp(prefix='racetrack-', dir=memory if there else None)
        self.base = os.path.join(self.root, 'disk')
        os.mkdir(self.base)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root, ignore_errors=True)

    def real(self, path):
        """Where a path of a program is in truth."""
        return self.base + absolute(path)

    def seen(self, real):
        """The path of a program for a real one."""
        return real[len(self.base):] or '/'

    def lay_out(self, directories, files):
        """Nothing but these directories and files, and their bytes."""
        for entry in os.scandir(self.base):
            if entry.is_dir(follow_symlinks=False):
                if ('/' + entry.name) not in directories:
                    shutil.rmtree(entry.path)
            else:
                os.unlink(entry.path)
        for directory in directories:
            real = self.real(directory)
            os.makedirs(real, exist_ok=True)
            for entry in os.scandir(real):
                if entry.is_file(follow_symlinks=False):
                    os.unlink(entry.path)
        for path, data in files.items():
            with open(self.real(path), 'wb') as f:
                f.write(data.encode('latin-1'))

    def files(self):
        """Every file: from its path to its bytes, as Latin-1."""
        found = {}
        for folder, _, names in os.walk(self.base):
            for name in names:
                real = os.path.join(folder, name)
                with open(real, 'rb') as f:
                    found[self.seen(real)] = f.read().decode('latin-1')
        return found


def absolute(path):
    """As the programs' system calls see a path: from the root, without dots."""
    parts = []
    for part in path.split('/'):
        if part == '..':
            del parts[-1:]
        elif part not in ('', '.'):
            parts.append(part)
    return '/' + '/'.join(parts)
