from json import loads
from traceback import format_exc


class Money:
    def __init__(self, amount, t=None):
        self.amount = amount
        self.t = t

    def __add__(self, other):
        if isinstance(other, Money):
            return Money(self.amount + other.amount)
        if isinstance(other, int):
            return Money(self.amount + other)
        return NotImplemented

    def __radd__(self, other):
        return Money(other + self.amount)

    def __sub__(self, other):
        return Money(self.amount - other.amount)

    def __mul__(self, other):
        return NotImplemented

    def __neg__(self):
        return Money(-self.amount)

    def __abs__(self):
        return Money(abs(self.amount))

    def __iadd__(self, other):
        self.amount += other
        return self

    def __eq__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        return self.amount == other.amount

    def __lt__(self, other):
        return self.amount < other.amount

    def __le__(self, other):
        return self.amount <= other.amount

    def __bool__(self):
        return self.amount != 0

    def __repr__(self):
        return 'Money(%d)' % self.amount

    def __str__(self):
        return '$%d' % self.amount


class Stack:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __call__(self, *args, k=0):
        return args, k, len(self)


class Lazy:
    def __init__(self):
        self.real = 1

    def __getattr__(self, name):
        if name == 'no':
            raise AttributeError('nothing called ' + name)
        return 'got ' + name


class Failure(Exception):
    def __str__(self):
        return 'failed ' + repr(self.args)


class Noisy:
    def __init__(self, t, v):
        self.t = t
        self.v = v

    def __eq__(self, other):
        self.t.append('eq %d' % self.v)
        return self.v == other.v

    def __lt__(self, other):
        self.t.append('lt')
        return self.v < other.v

    def __bool__(self):
        self.t.append('bool %d' % self.v)
        return self.v > 0

    def __repr__(self):
        self.t.append('repr')
        return '<%d>' % self.v


class Base:
    def __eq__(self, other):
        return 'base'

    def __lt__(self, other):
        return 'base lt'


class Derived(Base):
    def __eq__(self, other):
        return 'derived'

    def __gt__(self, other):
        return 'derived gt'


class Only:
    def __len__(self):
        return 0


class Wrong:
    def __bool__(self):
        return 1

    def __len__(self):
        return -1

    def __repr__(self):
        return 5

    def __iter__(self):
        return 5


class __Private:
    def __init__(self):
        self.__hidden = 1
        self.__both__ = 2
        self._one = 3

    def __method(self):
        return self.__hidden

    def look(self, __x=4):
        def inner():
            return self.__hidden + __x
        return self.__method(), inner(), self.__both__


class Child(__Private):
    def __init__(self):
        super().__init__()
        self.__hidden = 10


def main_arithmetic():
    a, b = Money(1), Money(2)
    c = Money(5)
    c += 1
    d = c
    d += 10
    return repr((a + b, a + 3, 3 + a, a - b, -a, abs(-a), c, d is c, sum([a, b], Money(0)), sum([a, b])))


def main_arithmetic_errors():
    r = []
    for f in (lambda: Money(1) + 'x', lambda: Money(1) * 2, lambda: 2 * Money(1), lambda: Money(1) - 1, lambda: +Money(1),
              lambda: Money(1) > 'x', lambda: Stack() < Stack(), lambda: Stack() + 1):
        try:
            r.append(f())
        except (TypeError, AttributeError) as e:
            r.append(str(e))
    return r


def main_compare():
    a, b = Money(1), Money(1)
    return (a == b, a != b, a == 1, 1 == a, a != 1, a is b, a < Money(2), a > Money(2), a <= b, a >= b,
            [a] == [b], (a, 1) == (b, 1), a in [b], [b].index(a), [b, a].count(a), {'k': a} == {'k': b}, a in (1, b))


def main_truth():
    r = []
    for x in (Money(0), Money(1), Stack(), Stack(1), Only(), Lazy()):
        r.append(bool(x))
        r.append(not x)
        r.append('yes' if x else 'no')
        if x:
            r.append('if')
        r.append((x and 1, x or 2)[0] is x)
    while not Money(0):
        return r
    assert Money(1)


def main_text():
    a = Money(3)
    return [repr(a), str(a), '%s %r' % (a, a), f'{a} {a!r} {[a]}', str([a, (a,)]), repr({'k': a}), ', '.join([str(a)])]


def main_text_of_exceptions():
    try:
        raise Failure(1, 'a')
    except Failure as e:
        return str(e), repr(e), '%s' % e


def main_sorted():
    m = [Money(3), Money(1), Money(2)]
    return repr((sorted(m), max(m), min(m), sorted(m, reverse=True), m))


def main_containers():
    s = Stack(1, 2, 3)
    return len(s), s[0], s[-1], s[1:], 2 in s, 9 in s, list(s), [x for x in s], s(), s(1, 2, k=3), tuple(s), sum(s)


def main_called_through():
    fs = [Stack(1), len, lambda *a: a, Money]
    return str([f((1, 2)) if f is not Money else f(7) for f in fs])


def main_getattr():
    x = Lazy()
    r = [x.real, x.other, getattr(x, 'third'), getattr(x, 'no', 'default'), hasattr(x, 'no'), hasattr(x, 'yes')]
    try:
        x.no
    except AttributeError as e:
        r.append(str(e))
    x.set = 5
    r.append(x.set)
    return r


def main_order_of_calls():
    t = []
    a, b, c = Noisy(t, 1), Noisy(t, 2), Noisy(t, 1)
    r = [a == b, a == c, a in [b, c], [a, b] == [c, b], a < b, sorted([a])[0] is a, repr([a, b]), bool(a) and not b]
    r.append(any([Noisy(t, 0), a, b]))
    r.append(all([a, Noisy(t, 0), b]))
    return r, t


def main_identity_first():
    t = []
    a = Noisy(t, 1)
    return a in [a], [a] == [a], [a].index(a), t


def main_reflected_first():
    return (Base() == Derived(), Derived() == Base(), Base() == Base(), Base() < Derived(), Derived() > Base(),
            Base() != Derived(), Base() > Base(), 1 == Base(), 1 > Base())


def main_wrong():
    r = []
    w = Wrong()
    for f in (lambda: bool(w), lambda: len(w), lambda: repr(w), lambda: str(w), lambda: [x for x in w], lambda: not w,
              lambda: f'{w}', lambda: '%s' % w, lambda: list(w)):
        try:
            r.append(f())
        except (TypeError, ValueError) as e:
            r.append(str(e))
    return r


def main_unhashable():
    try:
        return {Money(1): 2}
    except TypeError as e:
        return str(e)


def main_super_and_class():
    c = Child()
    return type(c).__name__, c.__class__ is Child, isinstance(c, (int, Child)), c.look(), type(c) is Child


def main_mangled():
    p = Child()
    names = []
    for name in ('__hidden', '_Private__hidden', '_Child__hidden', '_one', '__both__'):
        names.append(getattr(p, name, 'none'))
    return names, p.look(__x=5) if False else p.look(_Private__x=5)


def main_singletons():
    return [NotImplemented, Ellipsis, ..., ... is Ellipsis, type(...).__name__, Money(1).__mul__(2)]


def main_ellipsis_body():
    def f(): ...
    return f()


def main_callbacks_that_fail():
    class_errors = []

    def bad(x):
        raise KeyError(x)
    for f in (lambda: sorted([Noisy(None, 1), Noisy(None, 2)]), lambda: list(bad(i) for i in [1]), lambda: '%s' % BadStr()):
        try:
            f()
        except (KeyError, AttributeError) as e:
            class_errors.append(repr(e))
    return class_errors


class BadStr:
    def __str__(self):
        raise KeyError('str')


class Raises:
    def __bool__(self):
        raise ValueError('bool')

    def __eq__(self, other):
        raise ValueError('eq')

    def __str__(self):
        raise ValueError('str')


def main_methods_that_raise_are_caught():
    one, seen = Raises(), []
    try:
        if one:
            seen.append('true')
    except ValueError as error:
        seen.append(error.args)
    try:
        same = one == 1
    except ValueError as error:
        same = error.args
    seen.append(same)
    try:
        other = not one
    except ValueError as error:
        other = error.args
    seen.append(other)
    try:
        text = f'{one}'
    except ValueError as error:
        text = error.args
    seen.append(text)
    try:
        while one:
            seen.append('again')
    except ValueError as error:
        seen.append(error.args)
    return seen


class Spoken(Exception):
    def __str__(self):
        return 'spoken: %s' % self.args[0]


class Mute(Exception):
    def __str__(self):
        raise ValueError('no words')


def main_prints_the_module_of_a_class():
    texts = []
    for raised in (Spoken('b'), Mute(), KeyError('k'), Exception()):
        try:
            raise raised
        except Exception:
            texts.append(format_exc().split('\n')[-2])
    try:
        loads('{')
    except ValueError:
        texts.append(format_exc().split('\n')[-2])
    return texts
