from __future__ import annotations
import typing as t
from typing import Optional, List


COUNT: int = 3
unset: Optional[int]


class Point:
    x: int
    y: int = 2

    def __init__(self, x: int, *, y: t.List[int] = None) -> None:
        self.x: int = x
        self.seen: List[str]
        self.y = y

    @staticmethod
    def make(a, b=1):
        return (a, b)

    @classmethod
    def named(cls, x: int) -> Point:
        p = cls(x)
        p.name = cls.__name__
        return p

    def adder(self, k):
        def add(n, more=k):
            return n + self.x + more
        return add


class Sub(Point):
    pass


def main_annotations() -> list:
    a: int = 1
    b: "str"
    c: int
    c = 5
    (d): int = 6
    return [a, c, d, COUNT, Point.y]


def main_annotated_is_local():
    x: int
    try:
        return x
    except UnboundLocalError as e:
        return str(e)


def main_static_and_class():
    return [Point.make(1), Point(2).make(3, b=4), Sub.named(7).name, Sub(1).named(2).x]


def main_static_errors():
    r = []
    for f in (Point.make, Point(1).make, Sub.named):
        try:
            f()
        except TypeError as e:
            r.append(str(e))
    return r


def main_closure():
    return Point(10).adder(5)(1), Point(10).adder(5)(1, 0)


def main_counter():
    n = 0

    def more(by=1):
        nonlocal n
        n += by
        return n

    def look():
        return n
    a = [more(), more(5), look()]
    n = 100
    return a + [more(), look(), n]


def main_late_binding():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
    gs = []
    for i in range(3):
        gs.append(lambda i=i: i)
    return [f() for f in fs], [g() for g in gs]


def main_mutable_default():
    def put(x, to=[]):
        to.append(x)
        return to
    put(1)
    a = put(2)
    b = put(3, [0])
    return a, b, put(4) is a


def main_unbound_free():
    def f():
        return x
    try:
        f()
    except NameError as e:
        r = type(e).__name__ + str(e)
    x = 1
    y = f()
    del x
    try:
        f()
    except NameError as e:
        return r, y, str(e)


def main_unbound_own_cell():
    def f():
        return x
    try:
        x
    except UnboundLocalError as e:
        return str(e), f.__name__
    x = 1


def main_deep():
    a = 1

    def one(b):
        c = 3

        def two(d):
            nonlocal c
            c += d
            return lambda e: (a, b, c, d, e)
        return two
    f = one(2)
    g = f(10)
    h = f(100)
    return g(0), h(0)


def main_parameter_is_shared(*args):
    def f(x):
        def set_to(y):
            nonlocal x
            x = y

        def get():
            return x
        return set_to, get
    put, get = f(1)
    r = [get()]
    put(2)
    return r + [get()]


def main_recursive():
    def fact(n):
        return 1 if n < 2 else n * fact(n - 1)
    return fact(20)


def main_lambda():
    f = lambda a, b=2, *c, d=4, **e: (a, b, c, d, e)
    return [f(1), f(1, 5, 6, 7, d=8, z=9), (lambda: 3)(), (lambda *a: a)(1, 2)]


def main_functions_in_data():
    table = {'add': lambda a, b: a + b, 'sub': lambda a, b: a - b}
    return [table[k](5, 3) for k in table]


def main_default_order():
    t = []

    def note(x):
        t.append(x)
        return x

    def f(a=note(1), *, b=note(2), c=note(3)):
        return a, b, c
    t.append('made')
    return f(), t


def main_qualified_names():
    def inner(a):
        pass
    r = []
    for f in (inner, lambda a: a, Point(1).adder(2)):
        try:
            f()
        except TypeError as e:
            r.append(str(e))
        r.append(f.__name__)
    return r


def main_del_cell():
    x = 1

    def f():
        return x
    del x
    try:
        del x
    except UnboundLocalError as e:
        r = str(e)
    x = 3
    return r, f()


def main_cell_in_targets():
    def f():
        return a, b, c
    for a in [1, 2]:
        pass
    b, *c = [3, 4, 5]
    try:
        raise KeyError('k')
    except KeyError as d:
        g = lambda: d
        e = repr(g())
    try:
        g()
    except NameError as n:
        return f(), e, str(n)


def main_identity():
    def make():
        def f():
            pass
        return f
    a, b = make(), make()
    return a == b, a is a, a == a, a != b, len({a: 1, b: 2, a: 3})


def main_decorator():
    t = []

    def noting(name):
        def decorate(f):
            t.append('decorate ' + name)

            def wrapper(*args, **kwargs):
                t.append(name)
                return f(*args, **kwargs)
            return wrapper
        t.append('make ' + name)
        return decorate

    @noting('a')
    @noting('b')
    def f(x, y=2):
        return x, y
    return f(1), f(1, y=3), t


def main_decorator_with_attribute():
    class_ = Point

    @class_.make
    def f():
        pass
    return f[1], f[0].__name__


def main_walrus():
    r = []
    if (n := len('abc')) > 2:
        r.append(n)
    x = 1
    r.append(x + (x := 5) + x)
    r.append([y := 3, y ** 2])
    r.append((a := 1, b := a + 1))
    r.append([last := i for i in range(4)])
    r.append(last)
    while (n := n - 1) > 0:
        r.append(n)
    return r, [x for x in [1, 2, 3] if (k := x) > 1], k


def main_walrus_in_call():
    def f(a, b):
        return a, b
    x = 1
    return f(x, (x := 2)), f(b=(x := 3), a=x), x


def main_walrus_shared():
    total = 0
    parts = [total := total + v for v in [1, 2, 3]]
    return parts, total
