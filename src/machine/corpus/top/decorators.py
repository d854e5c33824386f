import contextlib
import functools
from contextlib import contextmanager, suppress
from functools import wraps

LOG = []


def logged(f):
    LOG.append('decorate ' + f.__name__)

    @wraps(f)
    def wrapper(*args, **kwargs):
        LOG.append('call ' + f.__name__)
        return f(*args, **kwargs)
    return wrapper


def times(n):
    def decorate(f):
        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            return [f(*args, **kwargs) for _ in range(n)]
        return wrapper
    return decorate


def register(f):
    HANDLERS[f.__name__] = f
    return f


HANDLERS = {}
SQUARE = lambda x: x * x
TABLE = {'double': lambda x: 2 * x, 'square': SQUARE}
EVENS = [x for x in range(10) if x % 2 == 0]
if (total := sum(EVENS)) > 3:
    BIG = [y := total, y + 1]


@logged
def add(a, b=2):
    return a + b


@times(2)
@logged
def hello(name, items=[]):
    items.append(name)
    return len(items)


@register
def on_start():
    return 'started'


@contextmanager
def tag(name, t):
    t.append('<' + name)
    try:
        yield name.upper()
    except KeyError as e:
        t.append('caught %r' % e)
    finally:
        t.append(name + '>')


@contextlib.contextmanager
def plain(t):
    t.append('in')
    yield
    t.append('out')


class Lock:
    count: int = 0
    names = []

    def __init__(self, t):
        self.t = t

    @contextmanager
    def hold(self, who='me'):
        self.t.append('acquire ' + who)
        try:
            yield self
        finally:
            self.t.append('release ' + who)

    @logged
    def method(self, x, y=[]):
        y.append(x)
        return self.t, y

    @staticmethod
    def static(a, b=[]):
        b.append(a)
        return b


def main_decorated():
    LOG.clear()
    return add(1), add(1, b=5), add.__name__, hello('a'), hello.__name__, LOG


def main_registered():
    return HANDLERS['on_start'](), on_start(), list(HANDLERS)


def main_top_values():
    return SQUARE(3), TABLE['double'](4), TABLE['square'](5), EVENS, total, BIG, y


def main_with():
    t = []
    with tag('a', t) as a, tag('b', t) as b:
        t.append(a + b)
    with tag('c', t):
        raise KeyError('k')
    try:
        with tag('d', t):
            raise ValueError('v')
    except ValueError as e:
        t.append(str(e))
    return t


def main_with_plain():
    t = []
    with plain(t) as x:
        t.append(x)
    try:
        with plain(t):
            raise KeyError('gone')
    except KeyError as e:
        t.append(repr(e))
    return t


def main_with_method():
    t = []
    lock = Lock(t)
    with lock.hold() as held, lock.hold('you'):
        t.append(held is lock)
    for i in range(2):
        with lock.hold(str(i)):
            if i == 1:
                return t
            continue
    return None


def main_decorated_method():
    t = [1]
    return Lock(t).method(5), Lock(t).method(6), Lock.static(1), Lock(t).static(2)


def main_shared_class_attribute():
    Lock.names.append('a')
    Lock([]).names.append('b')
    return Lock.names, Lock.count


def main_broken_managers():
    r = []

    @contextmanager
    def never():
        if False:
            yield

    @contextmanager
    def twice():
        yield 1
        yield 2

    @contextmanager
    def again():
        try:
            yield 1
        except ValueError:
            yield 2

    @contextmanager
    def changes():
        try:
            yield
        except ValueError as e:
            raise KeyError('changed') from e
    for f, error in ((never, None), (twice, None), (again, ValueError('v')), (changes, ValueError('w')),
                     (twice, StopIteration('s'))):
        try:
            with f():
                if error is not None:
                    raise error
        except (RuntimeError, KeyError, StopIteration) as e:
            r.append(repr(e))
            if isinstance(e, KeyError):
                r.append(repr(e.__cause__))
    return r


def main_suppress():
    t = []
    with suppress(KeyError, IndexError):
        t.append(1)
        raise KeyError('x')
    with suppress(KeyError):
        pass
    try:
        with suppress(KeyError):
            raise ValueError('v')
    except ValueError as e:
        t.append(str(e))
    return t


def main_raise_from():
    r = []
    for cause in (ValueError('c'), ValueError, None, 5):
        try:
            raise KeyError('k') from cause
        except (KeyError, TypeError) as e:
            r.append((repr(e), repr(e.__cause__)))
    try:
        raise KeyError('plain')
    except KeyError as e:
        r.append(e.__cause__)
    return r
