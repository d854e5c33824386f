"""Functions, classes, properties, super, exceptions through frames."""
import shapes
from shapes import Base, LIMIT, Unset as Missing, describe as tell

NAMES = ('a', 'b')
SIGNED = -3
TOTAL = LIMIT + 2 * 5
PAIR = (SIGNED, NAMES, 'x' + 'y')
ALIAS = tell


class Middle(Base):
    kind = 'middle'
    limits = (1, LIMIT)

    def __init__(self, name, extra=None):
        super().__init__(name)
        self.extra = extra

    def label(self):
        return 'middle of ' + super().label()

    @property
    def size(self):
        return super().base_size() + 1

    @size.setter
    def size(self, value):
        self.stored = value


class Low(Middle):
    def label(self):
        return 'low of ' + super(Low, self).label()


class Plain:
    pass


class Detailed(Exception):
    def __init__(self, code, text):
        super().__init__(code, text)
        self.code = code


class Silent(ValueError):
    pass


class Unusual(KeyError):
    pass


def add(a, b=10, c=100):
    return a + b + c


def nothing():
    pass


def depth(n):
    if n == 0:
        raise Missing('bottom')
    return depth(n - 1)


def forever(n):
    return forever(n + 1)


def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


def main_defaults():
    return (add(1), add(1, 2), add(1, 2, 3), add(1, c=5), add(c=1, a=2, b=3))


def main_no_return():
    return (nothing(), [nothing()])


def main_constants():
    return (NAMES, SIGNED, TOTAL, PAIR, LIMIT, shapes.LIMIT, shapes.WORDS)


def main_alias():
    return (ALIAS('x'), tell('y'), shapes.describe('z'))


def main_functions_as_values():
    fs = [add, tell]
    f = fs[0]
    d = {'f': f}
    return (f(1), fs[1]('q'), d['f'](2, 3), (add if fs else tell)(5))


def main_function_is_itself():
    return (add is add, add == add, add is tell, add == tell)


def main_constructor():
    m = Middle('n', extra=4)
    p = Plain()
    p.x = 1
    return (m.name, m.extra, m.kind, m.limits, Middle.kind, p.x, Base('q').kind)


def main_overriding():
    return (Base('b').label(), Middle('m').label(), Low('l').label())


def main_virtual_call():
    return (Base('b').call_label(), Low('l').call_label())


def main_bound_method():
    f = Low('l').label
    g = [Base('b').label]
    return (f(), g[0]())


def main_property():
    m = Middle('n')
    m.size = 5
    m.size += 2
    return (m.size, m.stored, m.double)


def main_property_without_setter():
    m = Middle('n')
    try:
        m.double = 1
    except AttributeError as e:
        return 'AttributeError'


def main_property_raises_through():
    b = Base('b')
    try:
        b.broken
    except Missing as e:
        return str(e)


def main_instance_attribute_over_class():
    m = Middle('n')
    m.kind = 'own'
    r = [m.kind, Middle('o').kind]
    del m.kind
    r.append(m.kind)
    return r


def main_method_over_instance_attribute():
    m = Middle('n')
    m.label = len
    return m.label([1, 2])


def main_call_through_class():
    return Base.label(Low('l'))


def main_isinstance():
    l = Low('l')
    return (
        isinstance(l, Low),
        isinstance(l, Base),
        isinstance(Base('b'), Low),
        isinstance(l, (int, Middle)),
        isinstance(True, int),
        isinstance(1, str),
        isinstance(Silent('s'), ValueError),
        isinstance('s', object),
    )


def main_identity():
    a = Plain()
    b = Plain()
    return (a is a, a is b, a == a, a == b, a is not b, a != b, a in [b], a in [b, a])


def main_hasattr_getattr():
    m = Middle('n')
    return (hasattr(m, 'name'), hasattr(m, 'nope'), getattr(m, 'name'), getattr(m, 'nope', 7))


def main_setattr():
    p = Plain()
    setattr(p, 'x', 3)
    return p.x


def main_recursion():
    return (factorial(20), factorial(30), even(10), odd(7))


def main_recursion_error():
    try:
        forever(0)
    except RecursionError as e:
        return str(e)


def main_recursion_error_is_runtime_error():
    try:
        forever(0)
    except RuntimeError:
        return 'caught'


def main_exception_through_frames():
    try:
        depth(20)
    except Missing as e:
        return (str(e), e.args)


def main_exception_attributes():
    try:
        raise Detailed(404, 'gone')
    except Detailed as e:
        return (e.code, e.args, str(e), repr(e))


def main_exception_class_is_raised():
    try:
        raise Silent
    except ValueError as e:
        return (str(e), repr(e), e.args)


def main_exception_instances():
    e = KeyError('k')
    return (str(e), repr(e), str(Unusual('u')), str(ValueError()), str(ValueError(1, 2)), repr(OSError(2, 'no')))


def main_exception_identity():
    e = Silent('x')
    try:
        raise e
    except Silent as f:
        return e is f


def main_missing_attribute():
    try:
        Plain().nope
    except AttributeError as e:
        return str(e)


def main_missing_argument():
    try:
        add()
    except TypeError as e:
        return str(e)


def main_too_many_arguments():
    try:
        add(1, 2, 3, 4)
    except TypeError as e:
        return str(e)


def main_unexpected_keyword():
    try:
        add(1, d=2)
    except TypeError as e:
        return str(e)


def main_doubled_argument():
    try:
        add(1, a=2)
    except TypeError as e:
        return str(e)


def main_method_missing_arguments():
    try:
        Middle()
    except TypeError as e:
        return str(e)


def main_not_callable():
    r = []
    for f in [1, 'a', None, [], {}]:
        try:
            f()
        except TypeError as e:
            r.append(str(e))
    return r


def main_raise_nonsense():
    try:
        raise 5
    except TypeError as e:
        return str(e)


def main_assert():
    r = []
    try:
        assert 1 == 2
    except AssertionError as e:
        r.append((str(e), e.args))
    try:
        assert [], 'empty %s' % 1
    except AssertionError as e:
        r.append((str(e), e.args))
    assert r, 'not raised'
    assert not (r and []), nothing()
    return r


def main_dies():
    depth(3)


def main_dies_with_key_error():
    return {}['k']


def main_dies_with_own_exception():
    raise Detailed(1, 'x')


def main_dies_with_name():
    del undefined
    undefined = 1


def main_delete_local():
    x = 1
    del x
    try:
        return x
    except UnboundLocalError as e:
        return str(e)


def main_delete_attribute():
    p = Plain()
    p.x = 1
    del p.x
    try:
        del p.x
    except AttributeError as e:
        return (hasattr(p, 'x'), str(e))


def main_delete_items():
    d = {'a': 1, 'b': 2}
    l = [1, 2, 3]
    del d['a'], l[0]
    try:
        del d['a']
    except KeyError as e:
        return (d, l, repr(e))


def main_shared_state():
    a = []
    b = {'a': a, 'same': a}
    a.append(b['same'] is a)
    return (b, a)


def main_closed_loop_of_references():
    a = [1]
    a.append(a)
    d = {}
    d['d'] = d
    return (a, d)
