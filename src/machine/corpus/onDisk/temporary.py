import os
import tempfile


def shape(path):
    name = os.path.basename(path)
    return name[:3], name[-4:], os.path.dirname(path) == '/tmp' or os.path.isdir(os.path.dirname(path))


def gone_after_with():
    with tempfile.NamedTemporaryFile() as f:
        f.write(b'abc')
        path = f.name
        inside = os.path.exists(path)
    return inside, os.path.exists(path), f.closed


def gone_after_close():
    f = tempfile.NamedTemporaryFile(dir='/d')
    before = len(os.listdir('/d'))
    f.close()
    f.close()
    return before, os.listdir('/d')


def gone_when_dropped():
    f = tempfile.NamedTemporaryFile(dir='/d')
    before = len(os.listdir('/d'))
    f = None
    return before, os.listdir('/d')


def dropped_at_once():
    tempfile.NamedTemporaryFile(dir='/d').write(b'abc')
    return os.listdir('/d')


def stays():
    with tempfile.NamedTemporaryFile('w', dir='/d', delete=False) as f:
        f.write('abc')
    with open(f.name) as again:
        return again.read(), len(os.listdir('/d'))


def names():
    with tempfile.NamedTemporaryFile(prefix='pre', suffix='.txt', dir='/d') as f:
        return shape(f.name)


def default_mode_is_binary():
    with tempfile.NamedTemporaryFile() as f:
        f.write('text')


def text_and_back():
    with tempfile.NamedTemporaryFile('w+', encoding='utf-8') as f:
        f.write('caf\xe9\n')
        f.seek(0)
        text = f.read()
        f.flush()
        return text, os.path.getsize(f.name)


def renamed_inside():
    with tempfile.NamedTemporaryFile('w', dir='/d', delete=False) as f:
        f.write('new')
        f.flush()
        os.fsync(f.fileno())
    os.replace(f.name, '/d/there')
    with open('/d/there') as again:
        return again.read(), os.listdir('/d')


def renamed_before_it_is_removed():
    try:
        with tempfile.NamedTemporaryFile('w', dir='/d') as f:
            f.write('new')
            os.replace(f.name, '/d/there')
    except FileNotFoundError as e:
        with open('/d/there') as f:
            return e.errno, e.filename.startswith('/'), f.read()


def nowhere():
    try:
        tempfile.NamedTemporaryFile(dir='/d/none')
    except FileNotFoundError as e:
        return e.errno, e.strerror


def wrong_mode_makes_nothing():
    try:
        tempfile.NamedTemporaryFile('q', dir='/d')
    except ValueError as e:
        return str(e), os.listdir('/d')
