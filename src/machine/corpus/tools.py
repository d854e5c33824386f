"""itertools, functools, operator, string."""

import string as text
from functools import partial, reduce
from itertools import accumulate, chain, combinations, count, dropwhile, groupby, islice, permutations, product, repeat, takewhile, zip_longest
from operator import attrgetter, itemgetter


def tried(function, *args, **named):
    try:
        return function(*args, **named)
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)


class Job:
    def __init__(self, name, size):
        self.name = name
        self.size = size


def letters():
    yield 'a'
    yield 'b'
    yield 'c'


def main_chain():
    r = [list(chain([1], 'ab', (2,))), list(chain()), list(chain.from_iterable([[1], [2, 3]])), list(chain(letters(), letters()))]
    it = chain([1, 2], [3])
    r += [next(it), list(it), list(it), tried(next, chain())]
    return r


def main_islice():
    r = [list(islice(count(), 3)), list(islice('abcdef', 1, 4)), list(islice('abcdef', 0, None, 2)), list(islice(letters(), 5)), list(islice('abc', 0))]
    it = iter(range(10))
    r += [list(islice(it, 2)), list(islice(it, 1, 3)), list(it), tried(islice, [], -1), tried(islice, [], 0, 1, 0), list(islice('abcdef', 1, 6, 3))]
    return r


def main_count():
    c = count(5, 2)
    return [next(c), next(c), list(zip(count(1), 'ab')), list(islice(count(0.5, 0.5), 2)), list(repeat('x', 3)), list(zip(repeat(1), 'ab')), list(repeat(1, -1))]


def main_product():
    r = [list(product('ab', [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(product('ab', [])), list(combinations('abc', 2)), list(combinations([1], 2))]
    r += [list(permutations([1, 2, 3], 2)), list(permutations('ab')), list(combinations('abcd', 3)), tried(product, [1], times=2)]
    return r


def main_groups():
    words = ['apple', 'ant', 'bee', 'cat', 'cow', 'ash']
    r = [[(k, list(g)) for k, g in groupby(words, key=lambda w: w[0])], [(k, len(list(g))) for k, g in groupby('aabbba')], list(groupby([]))]
    groups = [(k, g) for k, g in groupby('aab')]
    r += [[(k, list(g)) for k, g in groups], [k for k, g in groupby(sorted(words, key=len), len)]]
    it = groupby('aab')
    k, g = next(it)
    r += [k, next(g), next(it)[0], list(g)]
    return r


def main_while():
    r = [list(takewhile(lambda n: n < 3, [1, 2, 5, 1])), list(dropwhile(lambda n: n < 3, [1, 2, 5, 1])), list(accumulate([1, 2, 3])), list(accumulate([3, 1, 4], max))]
    r += [list(zip_longest('ab', [1])), list(zip_longest('ab', [1], fillvalue='-')), list(accumulate([])), list(zip_longest())]
    return r


def add(a, b=10, *rest, **named):
    return a + b, rest, named


def main_functools():
    p = partial(add, 1)
    q = partial(add, b=5)
    r = [p(), p(2), p(2, 3), q(1), q(1, b=7), partial(p, 4)(), partial(add, 1, 2, k=3)(4, m=5), p.args, q.keywords, callable(p), tried(partial, 5), tried(partial)]
    r += [reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(max, [3, 9, 2]), reduce(lambda a, b: a + b, [], 7), tried(reduce, max, []), list(map(partial(pow, 2), [1, 2, 3]))]
    r += [sorted([3, 1], key=partial(pow, -1))]
    return r


def main_operator():
    jobs = [Job('b', 2), Job('a', 2), Job('c', 1)]
    r = [[j.name for j in sorted(jobs, key=attrgetter('size', 'name'))], itemgetter(1)('abc'), itemgetter('a', 'b')({'a': 1, 'b': 2}), attrgetter('name')(jobs[0])]
    r += [sorted({'x': 3, 'y': 1}.items(), key=itemgetter(1)), max([(1, 'z'), (2, 'a')], key=itemgetter(1)), tried(itemgetter(5), [1]), tried(attrgetter('no'), 5), tried(itemgetter), tried(attrgetter, 1)]
    return r


def main_string():
    return [text.ascii_letters, text.digits, text.punctuation, text.hexdigits, text.whitespace, text.octdigits, text.printable, text.ascii_uppercase]
