from pathlib import Path

NAMES = ('', '.', '/', '//', '///', 'a', 'a/b', '/a/b.txt', 'a//b/./c/', '..', '../a', '/a/../b',
         '.hidden', 'a.tar.gz', 'a.', '/x/.bashrc', 'dir.d/name', '//a/b')


def texts():
    return [str(Path(name)) for name in NAMES]


def reprs():
    return [Path(name) for name in NAMES]


def parts():
    return [Path(name).parts for name in NAMES]


def names():
    return [(Path(n).name, Path(n).stem, Path(n).suffix, Path(n).suffixes) for n in NAMES]


def parents():
    return [(str(Path(n).parent), [str(p) for p in Path(n).parents], Path(n).root, Path(n).anchor)
            for n in NAMES]


def joins():
    return [str(Path(a) / b) for a in ('', 'a', '/a') for b in ('b', '/b', '..', Path('c/d'), '')]


def reversed_joins():
    return [str('a' / Path('b')), str(Path('x', 'y', '/z', 'w')), str(Path().joinpath('a', 'b'))]


def failing(deed):
    try:
        return deed()
    except Exception as error:
        return f'{type(error).__name__}: {error}'


def renamed():
    return [failing(lambda: str(Path(n).with_name('new.py'))) for n in NAMES] + \
        [failing(lambda: str(Path(n).with_suffix('.bak'))) for n in NAMES] + \
        [failing(lambda: str(Path(n).with_stem('s'))) for n in NAMES]


def wrong_names():
    p = Path('/a/b.txt')
    return [failing(lambda: p.with_name('')), failing(lambda: p.with_name('a/b')),
            failing(lambda: p.with_suffix('bak')), failing(lambda: p.with_suffix('.')),
            str(p.with_suffix('')), failing(lambda: Path(3)), failing(lambda: p / 3)]


def relative():
    p = Path('/a/b/c')
    return [str(p.relative_to('/a')), str(p.relative_to('/a', 'b')),
            failing(lambda: p.relative_to('/x')), p.is_relative_to('/a'), p.is_relative_to('b')]


def comparisons():
    a, b = Path('a/b'), Path('a//b')
    return [a == b, a != b, a == 'a/b', a < Path('a/c'), a <= b, Path('b') > a, Path('b') >= b,
            sorted([Path('b'), Path('a/b'), Path('a')]), f'{a}', '%s' % a, a.as_posix()]


def reads_and_writes():
    p = Path('/d') / 'file.txt'
    written = p.write_text('héllo\nworld')
    return [written, p.read_text(), p.read_bytes(), p.exists(), p.is_file(), p.is_dir(),
            p.stat().st_size, p.write_bytes(b'12'), p.read_text()]


def opens():
    p = Path('/d/o')
    with p.open('w') as f:
        f.write('one\ntwo\n')
    with p.open() as f:
        lines = f.readlines()
    with open(p) as f:
        return [lines, f.readline()]


def missing():
    p = Path('/d/none')
    return [failing(p.read_text), failing(p.unlink), p.unlink(missing_ok=True), p.exists(),
            failing(lambda: p.rename('/d/other')), failing(p.rmdir), p.is_dir(), p.is_file()]


def directories():
    p = Path('/d/x/y')
    found = [failing(p.mkdir), p.mkdir(parents=True), failing(p.mkdir), p.mkdir(exist_ok=True),
             p.is_dir(), [str(c) for c in p.parent.iterdir()], failing(p.parent.rmdir)]
    p.rmdir()
    Path('/d/x/f').touch()
    Path('/d/x/f').touch()
    found.append(failing(lambda: Path('/d/x/f').touch(exist_ok=False)))
    found.append(failing(lambda: Path('/d/x/f').mkdir(exist_ok=True)))
    found.append([str(c) for c in Path('/d/x').iterdir()])
    return found


def moves():
    a = Path('/d/a')
    a.write_text('1')
    b = a.rename('/d/b')
    c = b.replace(Path('/d/c'))
    return [str(b), str(c), a.exists(), c.read_text()]


def globs():
    for name in ('a.txt', 'b.txt', 'c.log', 'd.txt.bak', '.hidden.txt'):
        (Path('/d') / name).write_text('')
    found = [sorted(str(p) for p in Path('/d').glob(pattern))
             for pattern in ('*.txt', '*', '?.txt', 'a*', '*.t?t')]
    return found + [sorted(Path('/d/none').glob('*'))]


def relative_to_the_working_directory():
    Path('here').write_text('1')
    return [Path('/work/here').read_text(), str(Path('here').absolute()), str(Path.cwd())]


def not_a_text():
    return [failing(lambda: Path('/d/n').write_text(3)), failing(lambda: Path('/d/n').write_bytes('a'))]
