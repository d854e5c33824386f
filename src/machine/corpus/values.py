"""Numbers, text and containers."""


def attempt(f, a, b):
    try:
        return f(a, b)
    except Exception as e:
        return repr(e)


def add(a, b):
    return a + b


def sub(a, b):
    return a - b


def mul(a, b):
    return a * b


def floor(a, b):
    return a // b


def mod(a, b):
    return a % b


def less(a, b):
    return a < b


def item(a, b):
    return a[b]


def member(a, b):
    return a in b


def main_floor_division():
    r = []
    for a in [7, -7, 0, 6]:
        for b in [2, -2, 3, -3]:
            r.append((a // b, a % b))
    return r


def main_division_by_zero():
    return [attempt(floor, 1, 0), attempt(mod, 1, 0), attempt(mod, 0, False)]


def main_big_integers():
    return (2 ** 100, -(2 ** 70) // 3, 10 ** 20 % 7, 1 << 80, -1 >> 5, (1 << 65) & 0xFF | 3, 5 ^ 1, ~5)


def main_power():
    return (2 ** 3 ** 2, -2 ** 2, (-2) ** 3, 0 ** 0, 1 ** 1000)


def main_booleans_are_integers():
    return (True + True, True * 5, -True, +False, ~True, True == 1, False < True, True & False, True | 2, True ^ True)


def main_integer_text():
    return (str(-5), repr(10 ** 21), int('42'), int(' -7 '), int('1_000'), int(True), int('ff', 16), int('0x1f', 16))


def main_integer_errors():
    r = []
    for text in ['', 'x', '1.5', '1 2']:
        try:
            int(text)
        except ValueError as e:
            r.append(str(e))
    return r


def main_unsupported_operands():
    r = []
    for a in [1, 'a', b'a', [1], (1,), {}, None]:
        for b in [1, 'a', [1], (1,), {}, None]:
            for f in [add, sub, mul, less]:
                r.append(attempt(f, a, b))
    return r


def main_membership():
    r = []
    for c in ['abc', [1, 'a'], (1, 2), {'a': 1}, b'abc', range(3)]:
        for x in ['a', 1, '']:
            r.append(attempt(member, x, c))
    return r


def main_index_errors():
    r = []
    for c in ['abc', [1], (1,), {'a': 1}, {}, 5, None]:
        for i in [0, -1, 7, 'a', None, [1]]:
            r.append(attempt(item, c, i))
    return r


def main_comparisons():
    return (
        1 == 1,
        1 == '1',
        'a' < 'b',
        'a' < 'B',
        [1, 2] < [1, 3],
        [1] < [1, 0],
        (1, 'a') == (1, 'a'),
        [1] == (1,),
        {'a': 1, 'b': 2} == {'b': 2, 'a': 1},
        {'a': 1} == {'a': 2},
        None is None,
        None == 0,
        'é' > 'z',
        '' < 'a',
        b'a' == 'a',
        b'a' < b'b',
        [[1], [2]] >= [[1], [1, 5]],
    )


def main_truth():
    r = []
    for x in [0, 1, -1, '', ' ', [], [0], (), (0,), {}, {0: 0}, None, True, False, b'', b'0', range(0), range(1)]:
        r.append(not x)
        r.append(bool(x))
    return r


def main_repr():
    return [
        'a', "a'b", 'a"b', 'a\'"b', 'a\\b', '\n\r\t\0\x01\x7f', 'é', '\u200b', '\U0001f600', '\xa0',
        b'a', b"a'b", b'\x00\xff\n', None, True, -1, [], [1], (), (1,), (1, 2), {}, {1: 'a', 'b': [2]}, [[]],
        range(3), range(1, 5), range(5, 1, -2),
    ]


def main_str():
    r = []
    for x in ['a', b'a', None, True, -1, [1, 'a'], (1,), {'a': 'b'}, range(2)]:
        r.append(str(x))
    return r


def main_percent_format():
    return (
        '%s %r %d' % ('a', 'a', 5),
        '%s' % 'x',
        '%s' % [1],
        '%s' % None,
        '%%',
        '%d%%' % 50,
        '%x %X' % (255, 255),
        '%5s|%-5s|%05d|%.2s' % ('a', 'b', 42, 'xyz'),
        '%(a)s-%(b)d' % {'a': 1, 'b': 2},
        '%s %s' % ((1, 2), {}),
        '%r' % (('a',),),
        '%d' % True,
        '%i' % -3,
        '%c' % 'z',
    )


def main_percent_format_errors():
    r = []
    for f, a in [('%s %s', 'a'), ('%s', ('a', 'b')), ('%d', 'a'), ('a', 'b'), ('a', 1), ('%(a)s', {}), ('%z', 1), ('%', 1), ('%x', 'a')]:
        r.append(attempt(mod, f, a))
    return r


def main_fstring():
    a = 'x'
    d = {'k': [1, 'a']}
    return (f'{a}', f'{a!r}', f'{d["k"]}', f'{1 + 2}{a}{{}}', f'', f'{d!s} {None}', f'{a}' 'y' f'{a!r}')


def main_string_methods():
    s = '  Hello, World  '
    return (
        s.strip(),
        s.lower(),
        s.upper(),
        s.replace('l', 'L'),
        s.find('o'),
        s.find('zz'),
        s.split(),
        'a,b,,c'.split(','),
        'a,b,c'.split(',', 1),
        ','.join(['a', 'b']),
        ''.join('abc'),
        'abc'.startswith('ab'),
        'abc'.endswith(('x', 'bc')),
        'abc'.startswith(''),
        'a1'.isalnum(),
        '12'.isdigit(),
        ''.isdigit(),
        'xxaxx'.strip('x'),
        'é'.encode('utf-8'),
        b'\xc3\xa9'.decode('utf-8'),
    )


def main_string_method_errors():
    r = []
    try:
        ','.join([1])
    except TypeError as e:
        r.append(str(e))
    try:
        ''.split('')
        'a'.split('')
    except ValueError as e:
        r.append(str(e))
    try:
        'a'.nope()
    except AttributeError as e:
        r.append(str(e))
    try:
        'a'.x = 1
    except AttributeError as e:
        r.append(str(e))
    try:
        b'\xff'.decode('utf-8')
    except UnicodeDecodeError as e:
        r.append(str(e))
    return r


def main_string_indexing():
    s = 'a\U0001f600b'
    return (len(s), s[0], s[1], s[-1], s[1:], s[:-1], s[5:], s[-2:2], s * 2, s[2:1], 'ab' * 0, 3 * 'x', 'x' * -1)


def main_string_iteration():
    r = []
    for c in 'h\U0001f600':
        r.append(c)
    return r


def main_bytes():
    b = b'abc'
    return (b[0], b[1:], len(b), b + b'd', b * 2, b'b' in b, 98 in b, b == b'abc', b.decode(), b[-1], bytes(b))


def main_list_methods():
    a = [3, 1, 2]
    a.append(5)
    a.insert(1, 9)
    a.insert(-1, 8)
    a.insert(100, 7)
    a.extend((1, 1))
    r = [a.pop(), a.pop(0), a.pop(-2), a.index(8), a.count(1)]
    a.remove(9)
    b = list(a)
    b.sort()
    a.reverse()
    return (a, b, r, a is b, sorted(a), len(a), min(a), max(a))


def main_list_method_errors():
    r = []
    a = [1]
    try:
        a.remove(5)
    except ValueError as e:
        r.append(str(e))
    try:
        a.index(5)
    except ValueError as e:
        r.append(str(e))
    try:
        [].pop()
    except IndexError as e:
        r.append(str(e))
    try:
        a.pop(3)
    except IndexError as e:
        r.append(str(e))
    try:
        a[5] = 1
    except IndexError as e:
        r.append(str(e))
    try:
        del a[5]
    except IndexError as e:
        r.append(str(e))
    try:
        (1,)[0] = 2
    except TypeError as e:
        r.append(str(e))
    try:
        sorted([1, 'a'])
    except TypeError as e:
        r.append(str(e))
    try:
        min([])
    except ValueError as e:
        r.append(str(e))
    return r


def main_list_operators():
    a = [1, 2]
    return (a + [3], a * 2, 2 * a, a[0:1], a[-1:], a[:], a[:] is a, [0] * 3, a == [1, 2], a + a[1:])


def main_dict_methods():
    d = {'b': 1, 'a': 2}
    r = [d.get('b'), d.get('x'), d.get('x', 5), d.pop('b'), d.pop('b', None), d.setdefault('a', 9), d.setdefault('c', 3)]
    d.update({'a': 7, 'z': 8})
    e = d.copy()
    e['q'] = 1
    d['b'] = 0
    keys = list(d.keys())
    values = list(d.values())
    items = list(d.items())
    n = len(d)
    d.clear()
    return (r, e, d, keys, values, items, n, list(e), sorted(e))


def main_dict_keys():
    d = {1: 'int', True: 'bool', '1': 'str', (1, 2): 'tuple', None: 'none', b'1': 'bytes'}
    d[False] = 'f'
    d[0] = 'zero'
    return (d, d[1], d[(1, 2)], 0 in d, (1,) in d, len(d))


def main_dict_errors():
    r = []
    d = {'a': 1}
    try:
        d[[1]] = 1
    except TypeError as e:
        r.append(str(e))
    try:
        {{}: 1}
    except TypeError as e:
        r.append(str(e))
    try:
        d.pop('x')
    except KeyError as e:
        r.append((str(e), e.args))
    try:
        d[('t', 1)]
    except KeyError as e:
        r.append(str(e))
    try:
        for k in d:
            d[k + 'x'] = 1
    except RuntimeError as e:
        r.append(str(e))
    return r


def main_dict_order():
    d = {}
    for k in ['z', 'a', 'm']:
        d[k] = len(d)
    del d['a']
    d['a'] = 'last'
    d['z'] = 'still first'
    return d


def main_dict_iteration():
    r = []
    d = {'a': 1, 'b': 2}
    for k in d:
        r.append(k)
    for k, v in d.items():
        r.append((k, v))
    for v in d.values():
        r.append(v)
    return (r, str(d), 'a' in d, 1 in d)


def main_list_grows_while_iterated():
    a = [1, 2]
    for x in a:
        if len(a) < 6:
            a.append(x * 10)
    return a


def main_list_shrinks_while_iterated():
    a = [1, 2, 3, 4]
    for x in a:
        a.remove(x)
    return a


def main_range():
    r = []
    for i in range(3):
        r.append(i)
    for i in range(5, 0, -2):
        r.append(i)
    return (r, list(range(2, 4)), len(range(10)), 3 in range(5), range(5)[2], list(range(0)))


def main_unpack_errors():
    r = []
    for v in [[], [1], [1, 2, 3], 'ab', 5, None, {'x': 1, 'y': 2}]:
        try:
            a, b = v
            r.append((a, b))
        except (ValueError, TypeError) as e:
            r.append(str(e))
    return r


def main_not_iterable():
    r = []
    for v in [5, None, True]:
        try:
            for x in v:
                r.append('wrong')
        except TypeError as e:
            r.append(str(e))
    return r


def main_builtins():
    return (len('abc'), len({}), repr('a'), str(), int(), bool(), list(), dict(), tuple(), list('ab'), tuple([1]), abs(-4), min(3, 1, 2), max('a', 'b'), sorted('cab'), bool([]))


def main_builtin_errors():
    r = []
    try:
        len(5)
    except TypeError as e:
        r.append(str(e))
    try:
        int([])
    except TypeError as e:
        r.append(str(e))
    try:
        list(5)
    except TypeError as e:
        r.append(str(e))
    return r


def main_nested_containers():
    d = {'l': [1, {'x': (1, 2)}]}
    d['l'][1]['y'] = d['l'][1]['x'][0]
    d['l'][0] += 5
    return d


def main_none_errors():
    r = []
    x = None
    try:
        x.y
    except AttributeError as e:
        r.append(str(e))
    try:
        x['k']
    except TypeError as e:
        r.append(str(e))
    try:
        x['k'] = 1
    except TypeError as e:
        r.append(str(e))
    try:
        x.y = 1
    except AttributeError as e:
        r.append(str(e))
    try:
        'a' in x
    except TypeError as e:
        r.append(str(e))
    try:
        x()
    except TypeError as e:
        r.append(str(e))
    return r


def main_literals():
    return (0x1F, 0o17, 0b101, 1_000, 'a' 'b', r'\n', '\x41\u00e9\101', """t
t""", b'\x00a', 'a\
b')


def main_text_of_long_integers():
    said = []
    for digits in (4299, 4300, 4301):
        try:
            said.append(len(str(10**digits - 1)))
        except ValueError as error:
            said.append(str(error))
    return said
