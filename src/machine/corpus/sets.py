"""Sets: nothing here may depend on their order."""


def tried(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)


def main_make():
    s = {3, 1, 2, 1}
    r = [len(s), sorted(s), 2 in s, 5 in s, 5 not in s, bool(s), bool(set()), set(), {7}, frozenset('a')]
    r.append(sorted({n % 3 for n in range(10)}))
    r.append(sorted(set('hello')))
    r.append(sorted(frozenset([2, 1])))
    r.append(len({1, 1.0, True}))
    r.append(len({'a', *['a', 'b']}))
    r.append(type(s).__name__ + type(frozenset()).__name__)
    r.append([isinstance(s, set), isinstance(s, frozenset), isinstance(s, (list, set))])
    r.append(repr(set()) + repr(frozenset()) + repr({'x'}) + str(frozenset([1])))
    r.append(sorted({'a': 1, 'b': 2}.keys() | {'c'}))
    r.append(sorted({'b': 1, 'a': 2}, reverse=True))
    return r


def main_change():
    s = set()
    s.add(1)
    s.add(1)
    s.add('x')
    s.update([2, 3], (4,))
    s.discard(2)
    s.discard('nothing')
    s.remove('x')
    r = [sorted(s), tried(s.remove, 99), tried(s.add, []), tried(s.add, {}), tried(s.add, {1})]
    t = s
    t |= {10}
    r.append(s == {1, 3, 4, 10})
    s -= {1}
    s &= {3, 4, 5}
    s ^= {5}
    r.append(sorted(t))
    r.append(t is s)
    s.intersection_update([3, 5])
    s.difference_update([5])
    s.symmetric_difference_update([3, 6])
    r.append(sorted(t))
    c = s.copy()
    s.clear()
    r.append((s, c))
    r.append(c.pop())
    r.append(tried(c.pop))
    r.append(tried(set, 5))
    r.append(s.add(5))
    return r


def main_operators():
    a, b = {1, 2, 3}, {3, 4}
    r = [sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b)]
    r += [sorted(a.union(b, [9])), sorted(a.intersection([1, 3], b)), sorted(a.difference(b)), sorted(a.union())]
    r += [sorted(a.symmetric_difference([1, 7]))]
    r += [a == {3, 2, 1}, a != b, a <= {1, 2, 3, 4}, a < a, a <= a, a > {1}, a >= {9}, a == [1, 2, 3], a == 5]
    r += [a.issubset([1, 2, 3, 4]), a.issuperset([1]), a.isdisjoint([9]), a.isdisjoint(b)]
    r += [frozenset(a) == a, type(frozenset(a) | a).__name__, type(a | frozenset(a)).__name__]
    r.append(tried(lambda: a | [1]))
    r.append(tried(lambda: a - 1))
    r.append(tried(lambda: [1] | a))
    r.append(tried(lambda: a < [1]))
    r.append(tried(lambda: a < 1))
    r.append(tried(lambda: a + b))
    r.append(tried(lambda: a[0]))
    r.append(tried(lambda: a.append(1)))
    r.append(tried(lambda: {[]}))
    return r


def main_views():
    d, e = {'a': 1, 'b': 2}, {'b': 3, 'c': 4}
    r = [sorted(d.keys() & e.keys()), sorted(d.keys() - e), sorted(d.keys() | e.keys()), sorted(d.keys() ^ e.keys())]
    r.append(d.keys() == {'a', 'b'})
    r.append({'a', 'b'} == d.keys())
    r.append(d.keys() == e.keys())
    r.append(d.keys() >= {'a'})
    r.append(sorted(d.items() - {('a', 1)}))
    r.append(sorted({'z', 'a'} - d.keys()))
    r.append(tried(lambda: d.values() & {1}))
    return r


def main_any_order():
    s = {4, 1, 3}
    r = [min(s), max(s), sum(s), any(s), all(s), len(list({5})), tuple({6}), sum({0.5})]
    r.append(min(s, key=lambda n: -n))
    r.append(sorted({'bb', 'a', 'ccc'}, key=len))
    r.append(sorted({(2, 'a'), (1, 'b')}))
    x, = {8}
    r.append(x)
    for only in {9}:
        r.append(only)
    r.append(next(iter({7})))
    r.append([x for x in {1}])
    r.append(set(s) == s)
    r.append(set(map(abs, [-1, 1])))
    r.append(max(set(), default=0))
    r.append(''.join({'q'}))
    return r


def main_grow():
    s = {1}
    for x in s:
        s.add(2)
    return s


def main_seen():
    seen, twice = set(), []
    for n in [1, 2, 1, 3, 2]:
        if n in seen:
            twice.append(n)
        seen.add(n)
    return twice, len(seen), seen > {1}


def main_empty():
    return [list(set()), tuple(frozenset()), [x for x in set()], sum(set()), sorted(set())]
