"""pathlib for POSIX paths: what CPython 3.11 does, by the same system calls in the same order."""
import os

from _matching import matches

IGNORED = (2, 9, 20, 40)


def _text(part):
    if isinstance(part, str):
        return part
    if isinstance(part, PosixPath):
        return str(part)
    raise TypeError(f'expected str, bytes or os.PathLike object, not {type(part).__name__}')


# The directory is read at once, and not when the first of them is wanted.
def _in_any_order(paths, what):
    return iter(__unordered__(paths, what))


class PosixPath:

    def __init__(self, *parts):
        joined = ''
        for part in parts:
            text = _text(part)
            if text.startswith('/') or joined == '':
                joined = text
            else:
                joined = joined + '/' + text
        self._root = ''
        if joined.startswith('/'):
            double = joined.startswith('//') and not joined.startswith('///')
            self._root = '//' if double else '/'
        self._names = [name for name in joined.split('/') if name not in ('', '.')]

    def _with(self, names):
        made = PosixPath(self._root)
        made._names = names
        return made

    def __str__(self):
        return (self._root + '/'.join(self._names)) or '.'

    def __fspath__(self):
        return str(self)

    def __repr__(self):
        return f'PosixPath({str(self)!r})'

    def __truediv__(self, other):
        if not isinstance(other, (str, PosixPath)):
            return NotImplemented
        return PosixPath(self, other)

    def __rtruediv__(self, other):
        if not isinstance(other, (str, PosixPath)):
            return NotImplemented
        return PosixPath(other, self)

    def __eq__(self, other):
        if not isinstance(other, PosixPath):
            return NotImplemented
        return self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, PosixPath):
            return NotImplemented
        return self.parts < other.parts

    def __le__(self, other):
        if not isinstance(other, PosixPath):
            return NotImplemented
        return self.parts <= other.parts

    def __gt__(self, other):
        if not isinstance(other, PosixPath):
            return NotImplemented
        return self.parts > other.parts

    def __ge__(self, other):
        if not isinstance(other, PosixPath):
            return NotImplemented
        return self.parts >= other.parts

    @property
    def parts(self):
        root = [self._root] if self._root else []
        return tuple(root + self._names)

    @property
    def root(self):
        return self._root

    @property
    def anchor(self):
        return self._root

    @property
    def drive(self):
        return ''

    @property
    def name(self):
        return self._names[-1] if self._names else ''

    @property
    def suffix(self):
        name = self.name
        at = name.rfind('.')
        return name[at:] if 0 < at < len(name) - 1 else ''

    @property
    def suffixes(self):
        name = self.name
        if name.endswith('.'):
            return []
        return ['.' + part for part in name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        name = self.name
        at = name.rfind('.')
        return name[:at] if 0 < at < len(name) - 1 else name

    @property
    def parent(self):
        return self._with(self._names[:-1]) if self._names else self

    @property
    def parents(self):
        above = []
        here = self
        while here._names:
            here = here.parent
            above.append(here)
        return tuple(above)

    def as_posix(self):
        return str(self)

    def is_absolute(self):
        return self._root != ''

    def joinpath(self, *others):
        return PosixPath(self, *others)

    def with_name(self, name):
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        if not name or '/' in name or name == '.':
            raise ValueError(f'Invalid name {name!r}')
        return self._with(self._names[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if '/' in suffix or (suffix and not suffix.startswith('.')) or suffix == '.':
            raise ValueError(f'Invalid suffix {suffix!r}')
        name = self.name
        if not name:
            raise ValueError(f'{self!r} has an empty name')
        return self._with(self._names[:-1] + [self.stem + suffix])

    def relative_to(self, *other):
        base = PosixPath(*other)
        count = len(base.parts)
        if self.parts[:count] != base.parts:
            raise ValueError(
                f'{str(self)!r} is not in the subpath of {str(base)!r} '
                'OR one path is relative and the other is absolute.')
        return PosixPath(*self.parts[count:])

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
            return True
        except ValueError:
            return False

    def absolute(self):
        return self if self._root else PosixPath(os.getcwd(), self)

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    def stat(self):
        return os.stat(self)

    def exists(self):
        try:
            self.stat()
        except OSError as error:
            if error.errno not in IGNORED:
                raise
            return False
        return True

    def is_dir(self):
        return self._is(0o040000)

    def is_file(self):
        return self._is(0o100000)

    def _is(self, kind):
        try:
            return self.stat().st_mode & 0o170000 == kind
        except OSError as error:
            if error.errno not in IGNORED:
                raise
            return False

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        return open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        with self.open(mode='r', encoding=encoding, errors=errors) as f:
            return f.read()

    def read_bytes(self):
        with self.open(mode='rb', buffering=0) as f:
            return f.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError('data must be str, not %s' % type(data).__name__)
        with self.open(mode='w', encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    def write_bytes(self, data):
        if not isinstance(data, bytes):
            raise TypeError(
                f"memoryview: a bytes-like object is required, not '{type(data).__name__}'")
        with self.open(mode='wb') as f:
            return f.write(data)

    def iterdir(self):
        names = sorted(os.listdir(self))
        return _in_any_order([self._with(self._names + [name]) for name in names], 'Path.iterdir()')

    def glob(self, pattern):
        if '/' in pattern or '**' in pattern or '[' in pattern or ('*' not in pattern and '?' not in pattern):
            __not_modelled__(f'Path.glob({pattern!r})', 'Use one name with * or ?.')
        names = sorted(os.listdir(self)) if self.is_dir() else []
        found = [self._with(self._names + [name]) for name in names if matches(name, pattern)]
        return _in_any_order(found, 'Path.glob()')

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def touch(self, mode=0o666, exist_ok=True):
        if exist_ok:
            try:
                os.utime(self, None)
            except OSError:
                pass
            else:
                return
        flags = os.O_CREAT | os.O_WRONLY
        if not exist_ok:
            flags = flags | os.O_EXCL
        os.close(os.open(self, flags, mode))

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        os.rmdir(self)

    def rename(self, target):
        os.rename(self, target)
        return PosixPath(target)

    def replace(self, target):
        os.replace(self, target)
        return PosixPath(target)

    def resolve(self, strict=False):
        __not_modelled__('Path.resolve()', 'Use absolute().')

    def rglob(self, pattern):
        __not_modelled__('Path.rglob()', 'List the directories one by one.')

    def samefile(self, other):
        __not_modelled__('Path.samefile()', 'Compare st_ino of os.stat().')

    def symlink_to(self, target):
        __not_modelled__('symbolic links', None)

    def hardlink_to(self, target):
        os.link(target, self)

    def chmod(self, mode):
        os.chmod(self, mode)

    def expanduser(self):
        __not_modelled__('Path.expanduser()', 'Write the path.')


Path = PosixPath
