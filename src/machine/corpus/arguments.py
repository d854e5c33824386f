def star(*args):
    return args


def named(**kwargs):
    return kwargs


def mixed(a, /, b, *args, c, d=4, **rest):
    return a, b, args, c, d, rest


def keyword_only(*, a, b=2):
    return a, b


def positional_only(a, b=2, /):
    return a, b


def one(a):
    return a


def none():
    pass


class A:
    def __init__(self, *args, **kwargs):
        self.args = args
        self.kwargs = kwargs

    def m(self, a, *, k=1):
        return a, k


def failing(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except TypeError as e:
        return str(e)


def main_stars():
    t = (1, 2)
    return [star(), star(*t), star(0, *t, 3, *[4]), star(*'ab', *{'k': 1}), named(), named(a=1, **{'b': 2})]


def main_mixed():
    return [
        mixed(1, 2, c=3),
        mixed(1, 2, 3, 4, c=5, d=6, e=7),
        mixed(1, b=2, c=3, a=4),
        mixed(*[1, 2], **{'c': 3, 'x': 1}),
    ]


def main_keyword_only_errors():
    return [
        failing(keyword_only),
        failing(keyword_only, 1),
        failing(keyword_only, 1, a=2),
        failing(keyword_only, 1, 2, a=2, b=3),
        failing(keyword_only, b=1),
        failing(keyword_only, a=1, c=3),
        failing(mixed),
        failing(mixed, 1),
        failing(mixed, 1, 2),
        failing(mixed, 1, 2, b=3, c=4),
    ]


def main_positional_only_errors():
    return [
        failing(positional_only),
        failing(positional_only, a=1),
        failing(positional_only, 1, b=1),
        failing(positional_only, a=1, b=2),
        failing(positional_only, 1, 2, 3),
        failing(mixed, a=1),
    ]


def main_count_errors():
    return [failing(none, 1), failing(none, 1, 2), failing(one), failing(one, 1, 2), failing(one, b=1),
            failing(one, 1, a=1), failing(A().m), failing(A().m, 1, 2), failing(A().m, 1, j=2)]


def main_unpack_errors():
    r = []
    for call in (lambda: star(*5), lambda: star(1, *5), lambda: named(**5), lambda: named(**{1: 2}),
                 lambda: named(a=1, **{'a': 2}), lambda: named(**{'a': 1}, **{'a': 2}), lambda: [*5],
                 lambda: {**5}, lambda: (1, *None), lambda: one(*(), **[]), lambda: A(*3), lambda: A.m(**3),
                 lambda: len(*3), lambda: (lambda: 0)(*3)):
        try:
            r.append(call())
        except TypeError as e:
            r.append(str(e))
    return r


def main_displays():
    a, b = [1, 2], (3,)
    d = {'x': 1, 'y': 2}
    return [*a, *b], (*a, *b), (*a,), {**d}, {**d, 'x': 5, **{'z': 6}}, [*d], [*'ab', *range(2)]


def main_targets():
    first, *rest = [1, 2, 3]
    *start, last = 'abc'
    a, *b, c = (1, 2)
    (d, *e), f = [[1, 2, 3], 4]
    [*g] = range(3)
    h = {}
    h['a'], *h['b'] = 1, 2, 3
    for i, *j in [(1, 2, 3), 'xy']:
        pass
    return first, rest, start, last, a, b, c, d, e, f, g, h, i, j


def main_target_errors():
    r = []
    for value in ([], [1], 5, 'a'):
        try:
            a, b, *c = value
        except (ValueError, TypeError) as e:
            r.append(str(e))
        try:
            a, b = value
        except (ValueError, TypeError) as e:
            r.append(str(e))
    return r


def main_order():
    t = []

    def note(x):
        t.append(x)
        return x

    def items(x):
        t.append(x)
        return [x]
    r = star(note(1), *items(2), note(3), *items(4))
    s = named(a=note(5), **{'b': note(6)}, c=note(7))
    u = [note(8), *items(9), note(10)]
    v = {note('k'): note(11), **{note('l'): note(12)}}
    return r, s, u, v, t


def main_constructor():
    a = A(1, *[2], k=3, **{'l': 4})
    return a.args, a.kwargs


def main_defaults_in_methods():
    return A().m(1), A().m(1, k=2), A.m(A(), 3)


def main_kwargs_are_fresh():
    d = {'a': 1}
    e = named(**d)
    e['b'] = 2
    return d, e


def main_slices():
    s = 'abcdefg'
    l = [0, 1, 2, 3, 4, 5]
    t = (0, 1, 2, 3)
    r = [s[::2], s[::-1], s[5:1:-2], s[1:100:3], l[::-1], l[4::-1], l[:2:-1], t[::-2], t[10::-1], b'abc'[::-1],
         s[-2::-1], s[:-3:-1], list(range(10)[::3]), range(10)[-3::-2][1], l[1:2:True]]
    for bad in (lambda: s[::0], lambda: l[::'a'], lambda: l[1:2:None]):
        try:
            r.append(bad())
        except (ValueError, TypeError) as e:
            r.append(str(e))
    return r


def main_slice_assignment():
    l = [0, 1, 2, 3, 4, 5]
    l[::2] = 'abc'
    m = list(l)
    del m[::2]
    n = list(range(6))
    n[::-1] = range(6)
    o = list(range(6))
    del o[4:0:-2]
    r = [l, m, n, o]
    try:
        l[::2] = [1]
    except ValueError as e:
        r.append(str(e))
    p = [1, 2, 3]
    p[1:1] = [9, 9]
    return r, p
