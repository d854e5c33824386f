def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def noting(t):
    t.append('start')
    x = yield 1
    t.append(x)
    y = yield 2
    t.append(y)
    return 'done'


class Span:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return Steps(self.n)


class Steps:
    def __init__(self, n):
        self.n = n
        self.at = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.at == self.n:
            raise StopIteration
        self.at += 1
        return self.at


class ByIndex:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError('end')
        return i * i


class Yielding:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        for item in self.items:
            yield item


def main_for():
    r = []
    for i in count(3):
        r.append(i)
    for i in Span(2):
        r.append(i)
    for i in ByIndex():
        r.append(i)
    for i in Yielding('xy'):
        r.append(i)
    return r


def main_builtins():
    return [list(count(3)), tuple(Span(3)), sum(count(4)), any(i > 1 for i in count(3)), all(i > 1 for i in count(3)),
            max(count(4)), min(i * -1 for i in count(4)), sorted(-i for i in count(3)), '-'.join(str(i) for i in count(3)),
            dict((i, i * i) for i in count(3)), dict(Yielding([(1, 2), 'ab'])), 2 in count(5), 7 in Span(3), list(ByIndex())]


def main_unpack():
    a, b, c = count(3)
    d, *e = (i for i in 'xyz')
    f = [*count(2), *Span(2)]

    def endless():
        n = 0
        while True:
            n += 1
            yield n
    try:
        g, h = endless()
    except ValueError as error:
        text = str(error)
    return a, b, c, d, e, f, text, max(*count(3)), (lambda *a: a)(*count(2))


def main_lists_that_take_items():
    l = [9]
    l.extend(count(2))
    l += count(2)
    l[1:2] = (i for i in 'ab')
    d = {}
    d.update((k, v) for k, v in [('a', 1)])
    return l, d


def main_comprehensions():
    t = [1, 2, 3]
    return ([x * 2 for x in t], {x: -x for x in t if x > 1}, [(x, y) for x in t for y in t if x < y],
            [[y for y in range(x)] for x in t], [a + b for a, b in [(1, 2), (3, 4)]], [x for x in 'ab' if x if x != 'a'],
            {k: v for k, v in ['ab', 'de']})


def main_comprehension_scope():
    x = 'outer'
    a = [x for x in range(3)]
    b = [lambda: x for x in range(2)]
    c = [f() for f in b]
    k = 2
    d = [i * k for i in range(3)]
    return x, a, c, d


def main_comprehension_is_a_frame():
    try:
        return [1 // x for x in [1, 0]]
    except ZeroDivisionError as e:
        return str(e)


def main_lazy():
    t = []

    def note(x):
        t.append(x)
        return x
    g = (note(x) for x in [1, 2, 3])
    t.append('made')
    a = next(g)
    t.append('one')
    return a, list(g), list(g), t


def main_first_iterable_at_once():
    t = []
    try:
        g = (x for x in None)
    except TypeError as e:
        t.append(str(e))
    g = (x for y in [1] for x in None)
    try:
        next(g)
    except TypeError as e:
        t.append(str(e))
    return t


def main_send():
    t = []
    g = noting(t)
    r = [next(g), g.send('a')]
    try:
        g.send('b')
    except StopIteration as e:
        r.append(e.value)
        r.append(e.args)
    try:
        next(g)
    except StopIteration as e:
        r.append(e.value)
    return r, t


def main_send_first():
    g = noting([])
    try:
        g.send(1)
    except TypeError as e:
        return str(e), g.send(None)


def main_throw():
    t = []

    def f():
        while True:
            try:
                yield len(t)
            except KeyError as e:
                t.append(repr(e))
            finally:
                t.append('f')
    g = f()
    r = [next(g), g.throw(KeyError('a')), next(g)]
    try:
        g.throw(ValueError('v'))
    except ValueError as e:
        r.append(str(e))
    try:
        next(g)
    except StopIteration:
        r.append('stop')
    return r, t


def main_throw_first():
    g = count(3)
    try:
        g.throw(KeyError, 'k')
    except KeyError as e:
        return repr(e), list(g)


def main_close():
    t = []

    def f():
        try:
            yield 1
        except GeneratorExit:
            t.append('exit')
            raise
        finally:
            t.append('finally')
    g = f()
    next(g)
    g.close()
    g.close()
    h = f()
    h.close()

    def stubborn():
        try:
            yield 1
        except GeneratorExit:
            yield 2
    s = stubborn()
    next(s)
    try:
        s.close()
    except RuntimeError as e:
        t.append(str(e))
    return t, list(g), list(h)


def main_stop_inside():
    def f():
        yield 1
        raise StopIteration('x')
    try:
        return list(f())
    except RuntimeError as e:
        return str(e), repr(e.__cause__)


def main_already_executing():
    def f():
        try:
            next(g)
        except ValueError as e:
            yield str(e)
    g = f()
    return list(g)


def main_yield_from():
    t = []

    def inner():
        x = yield 1
        t.append(x)
        try:
            yield 2
        except KeyError as e:
            t.append(repr(e))
            yield 3
        return 'r'

    def outer():
        r = yield from inner()
        t.append(r)
        s = yield from [7, 8]
        t.append(s)
        yield from Span(2)
    g = outer()
    r = [next(g), g.send('s'), g.throw(KeyError(1))]
    return r + list(g), t


def main_generators_of_generators():
    def evens(xs):
        return (x for x in xs if x % 2 == 0)

    def square(xs):
        for x in xs:
            yield x * x
    return list(square(evens(count(7)))), sum(x for x in square(count(3)))


def main_try_in_a_generator():
    t = []

    def f():
        for i in range(3):
            try:
                yield i
            finally:
                t.append(i)
    for x in f():
        t.append('body')
    return t


def main_exceptions_through():
    def f():
        yield 1
        raise KeyError('gone')
    r = []
    try:
        for x in f():
            r.append(x)
    except KeyError as e:
        r.append(repr(e))
    try:
        sorted(f())
    except KeyError as e:
        r.append(repr(e))
    return r


def main_not_iterable():
    class_errors = []
    for f in (lambda: iter(5), lambda: next(5), lambda: list(NoIter()), lambda: [x for x in 5], lambda: next([]),
              lambda: iter(BadIter()), lambda: (yield 1)):
        try:
            f()
        except TypeError as e:
            class_errors.append(str(e))
    return class_errors


class NoIter:
    pass


class BadIter:
    def __iter__(self):
        return 5


def main_next_default():
    g = count(1)
    s = Steps(1)
    return next(g, 'd'), next(g, 'd'), next(s, 'e'), next(s, 'e'), next(iter([]), 0)


def main_iter_of_iter():
    g = count(3)
    return iter(g) is g, next(g), list(iter(g)), type(g).__name__


def main_state_between():
    def f():
        a = [0]
        for i in range(3):
            a.append(i)
            yield a
    r = [list(x) for x in f()]
    g = f()
    h = f()
    next(g)
    next(g)
    return r, next(h), next(g)


def main_nested_generators_share():
    n = 0

    def tick():
        nonlocal n
        while n < 3:
            n += 1
            yield n
    a, b = tick(), tick()
    return next(a), next(b), next(a), list(b), n


def main_return_in_for():
    def f():
        for x in count(10):
            if x == 3:
                return x
    return f()


def main_list_of_callbacks_that_call():
    def deep(n):
        return sum(deep(k) for k in range(n)) + 1
    return deep(5)


def main_generator_in_call_arguments():
    def f(a, b, *c):
        return a, b, c
    return f(*count(4)), f(*(x for x in 'ab')), f(0, *Yielding([1, 2]))


def main_sorted_by_a_key():
    words = ['bb', 'a', 'ccc', 'dd']
    calls = []

    def size(w):
        calls.append(w)
        return len(w)
    a = sorted(words, key=size)
    b = sorted(words, key=lambda w: -len(w), reverse=True)
    words.sort(key=lambda w: w[-1], reverse=True)
    try:
        sorted(words, key=lambda w: w if len(w) > 1 else None)
    except TypeError as e:
        c = str(e)
    try:
        sorted(words, key=5)
    except TypeError as e:
        d = str(e)
    return a, b, words, calls, c, d, sorted([3, 1, 2], key=None), sorted([(1, 'b'), (0, 'a')], key=lambda p: p[1])
