"""Methods of lists, tuples, dictionaries, ranges and integers."""


def tried(function, *args, **named):
    try:
        return function(*args, **named)
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)


def main_list():
    a = [3, 1, 2]
    a.insert(1, 9)
    a.insert(-1, 8)
    a.insert(100, 7)
    a.insert(-100, 6)
    b = a.copy()
    b.reverse()
    b.extend(range(2))
    b.extend('xy')
    r = [a, b, a.index(9), a.index(1, 2), a.index(8, -3), tried(a.index, 5), tried(a.index, 3, 2), tried(a.index, 3, 'x'), a.index(3, 0, 2)]
    a.remove(9)
    r += [a, tried(a.remove, 99), a.count(1), a.pop(), a.pop(0), tried(a.pop, 50), a]
    a.clear()
    r += [a, tried(a.pop)]
    return r


def main_sort():
    words = ['banana', 'Apple', 'cherry', 'fig']
    words.sort()
    r = [list(words)]
    words.sort(key=str.lower)
    r.append(list(words))
    words.sort(key=len, reverse=True)
    r.append(list(words))
    words.sort(key=lambda w: (len(w), w))
    r.append(list(words))
    r.append(words.sort(reverse=True))
    r.append(tried([1, 'a'].sort))
    r.append(sorted({'b': 1, 'a': 2}.items(), key=lambda pair: pair[1]))
    return r


def main_in_place():
    a = [1, 2]
    b = a
    a *= 2
    a += (5,)
    c = {'k': 1}
    d = c
    c |= {'m': 2}
    t = (1,)
    u = t
    t += (2,)
    return a is b, b, c is d, d, t, u


def main_tuple():
    t = (1, 2, 3, 2)
    return [t.index(2), t.index(2, 2), tried(t.index, 9), t.count(2), t + (4,), t * 2, t[::-1], tried(t.index, 1, 1, 2)]


def main_dict():
    d = dict(a=1, b=2)
    r = [d, dict([('x', 1)], y=2), dict({'k': 1}, k=3), dict(), tried(dict, 1), tried(dict, [1]), tried(dict, [(1, 2, 3)]), tried(dict, {}, {})]
    d.update(b=5, c=6)
    d.update({'z': 0}, z=1)
    d.update([('q', 1)])
    r += [dict(d), d.pop('a'), d.pop('nope', None), tried(d.pop, 'nope'), d.popitem(), d.setdefault('n', []), d.setdefault('n', 1)]
    r += [d | {'b': 0, 'new': 1}, dict.fromkeys('ab'), dict.fromkeys([1, 2], 0), {}.fromkeys('x', 1), tried({}.popitem)]
    d |= {'w': 1}
    d |= [('pair', 2)]
    r += [d, list(d), list(d.items())[:2], d.get('zz'), d.get('zz', 0), 'w' in d, len(d), d == dict(d), d.copy() is d]
    del d['w']
    d.clear()
    r += [d, tried(d.update, 1), tried(d.update, {}, {})]
    return r


def main_views():
    d = {'a': 1, 'b': 2}
    keys, values, items = d.keys(), d.values(), d.items()
    d['c'] = 3
    r = [keys, values, items, len(keys), 'c' in keys, 3 in values, ('a', 1) in items, sorted(keys & {'a', 'z'}), sorted(keys | {'z'})]
    r += [list(reversed(d)), list(reversed(d.items())), keys == {'a', 'b', 'c'}]
    return r


def main_range():
    x = range(2, 20, 3)
    return [x.index(8), x.count(8), x.count(9), tried(x.index, 9), x[2], x[-1], x[1:4], list(x[::-1]), 8 in x, len(x), x == range(2, 18, 3)]


def main_int():
    r = [(255).bit_length(), (0).bit_length(), (-8).bit_length(), (255).bit_count(), True.bit_length()]
    r += [(1024).to_bytes(2, 'big'), (1024).to_bytes(4, 'little'), (-2).to_bytes(2, 'big', signed=True), (5).to_bytes(), (0).to_bytes(0, 'big')]
    r += [tried((256).to_bytes, 1, 'big'), tried((-1).to_bytes, 1, 'big'), tried((1).to_bytes, 1, 'x'), tried((1).to_bytes, -1, 'big'), tried((128).to_bytes, 1, 'big', signed=True)]
    r += [int.from_bytes(b'\x01\x00', 'big'), int.from_bytes(b'\x01\x00', 'little'), int.from_bytes(b'\xff', 'big', signed=True), int.from_bytes([1, 2], 'big')]
    r += [int.from_bytes(b''), tried(int.from_bytes, 'a', 'big'), tried(int.from_bytes, [300], 'big')]
    return r


class Own:
    kind = 'own'

    def __init__(self):
        pass


def main_functions():
    own = Own()
    setattr(own, 'x', 5)
    r = [getattr(own, 'x'), getattr(own, 'y', 0), hasattr(own, 'kind'), hasattr(own, 'z'), tried(getattr, own, 'z')]
    r += [isinstance(1, (int, str)), isinstance('a', (int, (float, str))), isinstance(True, int), issubclass(bool, int), issubclass(Own, object), issubclass(KeyError, (ValueError, LookupError))]
    r += [callable(len), callable(own), callable(Own), callable(lambda: 1), callable(own.__init__)]
    r += [abs(-3), round(2.5), round(3.14159, 2), divmod(-7, 3), pow(2, 10), pow(2, 10, 7), chr(8364), ord('a'), hex(255), hex(-1), oct(8), bin(5)]
    r += [any([0, '', 3]), all([]), all([1, 0]), sum([1, 2], 10), sum([[1], [2]], []), min(3, 1), max([1, 5, 3]), max('ab', 'b', key=len), min([], default=None)]
    r += [list(map(str, [1, 2])), list(filter(None, [0, 1, '', 'a'])), list(zip('ab', [1, 2])), list(enumerate('ab', 1)), type(1) is int, type(own).__name__]
    r += [tried(isinstance, 1, 'int'), tried(chr, -1), tried(ord, 'ab'), tried(hex, 1.5), tried(sum, ['a']), tried(max, []), tried(abs, 'a'), tried(round, 'a')]
    return r
