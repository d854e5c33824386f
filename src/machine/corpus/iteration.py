"""Built-in functions that take iterables, call functions, or give iterators."""


def tried(function, *args, **named):
    try:
        return function(*args, **named)
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __gt__(self, other):
        return self.cents > other.cents

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __repr__(self):
        return 'Money(' + str(self.cents) + ')'


class Countdown:
    def __init__(self, start):
        self.left = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.left


class Places:
    def __len__(self):
        return 3

    def __getitem__(self, index):
        return index * 10


def countdown(start):
    while start > 0:
        yield start
        start -= 1


def main_sorted():
    words = ['pear', 'Fig', 'apple', 'kiwi', 'Date']
    r = [sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=True)]
    r.append(sorted(countdown(4), key=lambda n: n % 2))
    r.append(sorted({'b': 1, 'a': 2}.items(), key=lambda pair: pair[1]))
    r.append(str(sorted([Money(3), Money(1), Money(2)])))
    r.append([m.cents for m in sorted([Money(3), Money(1)], key=lambda m: -m.cents)])
    r.append(tried(sorted, [1, 'a']))
    r.append(tried(sorted, 5))
    r.append(tried(sorted, [1, 2], lambda x: x))
    r.append(tried(sorted, [1], keys=None))
    r.append(tried(sorted, ['ab', 1], key=len))
    r.append(sorted([3, 1, 2], key=None, reverse=1))
    words.sort(key=lambda w: (len(w), w), reverse=True)
    r.append(words)
    return r


def main_extremes():
    r = [max(3, 1, 2), min([4, 2, 8]), max('hello'), min((2.5, 1, 3)), max(countdown(3))]
    r.append(max(['aaa', 'b', 'ccc'], key=len))
    r.append(min('aaa', 'b', 'cc', key=len))
    r.append(max([], default='none'))
    r.append(min([], default=None, key=len))
    r.append(str(max(Money(1), Money(5), Money(2))))
    r.append(min([Money(3), Money(1)], key=lambda m: m.cents).cents)
    r.append(tried(max, []))
    r.append(tried(min))
    r.append(tried(max, 5))
    r.append(tried(max, 1, 2, default=3))
    r.append(tried(min, [1, 'a']))
    r.append(tried(max, [1], k=2))
    r.append(max({'a': 1, 'b': 3}, key={'a': 1, 'b': 3}.get))
    return r


def main_enumerate():
    r = [list(enumerate('ab')), list(enumerate(['x', 'y'], 5)), list(enumerate(iterable=(1,), start=-1))]
    for index, (key, value) in enumerate({'a': 1, 'b': 2}.items()):
        r.append((index, key, value))
    e = enumerate(countdown(3))
    r.append(next(e))
    r.append(list(e))
    r.append(next(e, 'over'))
    r.append(tried(enumerate, 5))
    r.append(tried(enumerate, [], 'a'))
    r.append(iter(e) is e)
    return r


def main_zip():
    r = [list(zip('abc', [1, 2])), list(zip()), list(zip([1])), dict(zip('ab', countdown(2)))]
    for a, b in zip([1, 2, 3], countdown(3)):
        r.append(a * b)
    r.append(tried(lambda: list(zip([1, 2], [1], strict=True))))
    r.append(tried(lambda: list(zip([1], [1, 2], strict=True))))
    r.append(tried(lambda: list(zip([1], [1], [1, 2], strict=True))))
    r.append(tried(lambda: list(zip([1, 2], [1, 2], [1], strict=True))))
    r.append(list(zip([1, 2], [3, 4], strict=True)))
    r.append(tried(zip, 5))
    left = iter([1, 2, 3])
    r.append(list(zip(left, [1])))
    r.append(next(left))
    pairs = [(1, 'a'), (2, 'b')]
    numbers, letters = zip(*pairs)
    r.append((numbers, letters))
    return r


def main_map_filter():
    r = [list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30]))]
    r.append(list(map(int, '123')))
    r.append(list(filter(None, [0, 1, '', 'a', None])))
    r.append(list(filter(lambda n: n % 2, countdown(5))))
    r.append(sum(map(len, ['a', 'bb'])))
    r.append(','.join(map(str, range(3))))
    r.append(' '.join(map(str.strip, [' a ', 'b '])))
    for n in map(lambda n: n * n, countdown(3)):
        r.append(n)
    m = map(lambda n: 10 // n, [1, 0, 2])
    r.append(next(m))
    r.append(tried(next, m))
    r.append(next(m))
    r.append(tried(next, m))
    r.append(tried(map, str))
    r.append(tried(lambda: list(map(5, [1]))))
    r.append(tried(filter, None))
    a, b = map(int, '7 8'.split())
    r.append(a + b)
    return r


def main_reversed():
    r = [list(reversed([1, 2, 3])), list(reversed('abc')), list(reversed((1, 2))), list(reversed(range(4)))]
    r.append(list(reversed({'a': 1, 'b': 2})))
    r.append(list(reversed({'a': 1, 'b': 2}.items())))
    r.append(list(reversed(Places())))
    r.append(list(reversed(list(enumerate('ab')))))
    r.append(tried(reversed, 5))
    r.append(tried(reversed, countdown(2)))
    r.append(tried(reversed, {1}))
    items = [1, 2, 3]
    back = reversed(items)
    r.append(next(back))
    items.pop()
    r.append(list(back))
    return r


def main_any_all():
    seen = []

    def noted(n):
        seen.append(n)
        return n > 1

    r = [any([]), all([]), any([0, '']), all([1, 'a']), any(n > 2 for n in [1, 2, 3])]
    r.append(any(noted(n) for n in [1, 2, 3]))
    r.append(all(noted(n) for n in [3, 1, 2]))
    r.append(any(map(noted, [0, 5, 6])))
    r.append(tried(any, 5))
    return r, seen


def main_sum():
    r = [sum([1, 2, 3]), sum([], 5), sum([0.1] * 3), sum([1, 2.5]), sum([[1], [2]], [])]
    r.append(sum(range(5), start=10))
    r.append(sum(countdown(4)))
    r.append(sum(n for n in [1, 2]))
    r.append(str(sum([Money(1), Money(2)], Money(0))))
    r.append(tried(sum, ['a']))
    r.append(tried(sum, ['a'], ''))
    r.append(tried(sum, [b'a'], b''))
    r.append(tried(sum, 5))
    r.append(sum([True, True]))
    return r


def main_numbers():
    r = [bin(5), bin(-5), oct(8), hex(255), hex(-1), bin(0), hex(True)]
    r.append(tried(bin, 1.5))
    r.append(tried(hex, 'a'))
    return r


def main_callable():
    return [callable(len), callable(Money), callable(Money(1)), callable(lambda: 1), callable(5),
            callable('a'.upper), callable(int), callable(Money(1).__lt__), callable(None)]


def main_slice():
    r = ['abcdef'[slice(1, 4)], 'abcdef'[slice(2)], [1, 2, 3][slice(None, None, -1)], repr(slice(1, 2))]
    r.append(tried(slice))
    return r


def main_ascii():
    return [ascii('é'), ascii(['\u20ac', '\U0001f600']), ascii(5), ascii("it's")]


def main_print():
    print('a', 1, sep='-', end='')
    print()
    print('b', sep=None, end=None, flush=True)
    return [tried(print, 'a', sep=1), tried(print, 'a', end=2), tried(print, 'a', and_=2)]


def main_iterables():
    r = [list(Countdown(3)), tuple(Countdown(2)), sorted(Countdown(3)), max(Countdown(4)), sum(Countdown(4))]
    first, *rest = Countdown(3)
    r.append((first, rest))
    r.append(2 in Countdown(3))
    r.append([*Countdown(2), *countdown(1)])
    r.append(list(enumerate(Countdown(2))))
    r.append(dict(enumerate('ab')))
    r.append(str.upper('a'))
    r.append(tried(str.upper, 5))
    r.append(tried(str.upper))
    r.append(list.count([1, 1], 1))
    return r
