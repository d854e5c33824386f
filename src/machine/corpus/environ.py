"""os.environ: the names that these functions set themselves."""
import os  # Python's
from os import environ


def main_get():
    return os.environ.get('NO_SUCH'), os.environ.get('NO_SUCH', 5), os.getenv('NO_SUCH'), os.getenv('NO_SUCH', 'd')


def main_set():
    os.environ['R_A'] = 'one'
    before = environ['R_A'], os.getenv('R_A'), 'R_A' in os.environ, 'R_B' in environ
    del os.environ['R_A']
    return before, 'R_A' in os.environ, environ is os.environ


def main_default():
    first = os.environ.setdefault('R_D', 'x')
    second = os.environ.setdefault('R_D', 'y')
    return first, second, os.environ.pop('R_D'), os.environ.pop('R_D', None), os.environ.get('R_D')


def main_update():
    os.environ.update({'R_U': '1'}, R_V='2')
    shared = os.environ
    shared |= {'R_W': '3'}
    both = os.environ | {'R_X': '4'}
    got = [(name, both[name]) for name in sorted(both) if name.startswith('R_')]
    for name in ('R_U', 'R_V', 'R_W'):
        del os.environ[name]
    return got, type(both).__name__


def main_clear():
    kept = os.environ.copy()
    os.environ.clear()
    os.environ['R_ONE'] = '1'
    found = repr(os.environ), len(os.environ), list(os.environ), list(os.environ.items()), dict(os.environ), bool(os.environ)
    found = found, os.environ == {'R_ONE': '1'}, sorted(os.environ.keys()), list(os.environ.values()), isinstance(os.environ, dict)
    for name in os.environ:
        del os.environ[name]
    found = found, os.environ == {}, os.environ.update(A='1', B='2')
    found = found, os.environ.popitem(), os.environ.popitem(), error(lambda: os.environ.popitem())
    os.environ.update(kept)
    return found, type(kept).__name__


def error(run):
    try:
        return run()
    except Exception as e:
        return type(e).__name__ + ': ' + str(e)


def put(name, value):
    os.environ[name] = value


def main_errors():
    return (error(lambda: os.environ['NO_SUCH']), error(lambda: os.environ[1]), error(lambda: os.environ.get(1)),
            error(lambda: put('R_N', 1)), error(lambda: put(1, 'a')), error(lambda: 1 in os.environ), error(lambda: os.getenv(None)),
            error(lambda: os.environ.pop('NO_SUCH')), error(lambda: os.environ.update(R_N=2)))


def main_debug():
    return os.environ.get('R_DEBUG', '').lower() in ('1', 'true'), int(os.environ.get('R_N', '5')) + 1
