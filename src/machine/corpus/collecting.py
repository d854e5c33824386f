"""The module collections: defaultdict, Counter, OrderedDict, deque."""

from collections import Counter, OrderedDict, defaultdict, deque


def tried(function, *args, **named):
    try:
        return function(*args, **named)
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)


def start():
    return ['new']


def main_defaultdict():
    d = defaultdict(list)
    d['a'].append(1)
    d['b'].append(2)
    d['a'].append(3)
    n = defaultdict(int, {'x': 1}, y=2)
    n['x'] += 1
    n['z'] += 5
    f = defaultdict(start)
    f['k'].append('more')
    r = [d, n, dict(f), dict(d), d.get('zz'), 'zz' in d, len(d), list(d), sorted(n.items()), n == {'x': 2, 'y': 2, 'z': 5}, isinstance(d, dict), type(d).__name__]
    r += [tried(lambda: defaultdict(None)['k']), tried(defaultdict, 5), d.copy(), d.default_factory, n | {'q': 1}, defaultdict(lambda: 7)['m'], str(n), {'in': d}]
    del n['x']
    n.clear()
    e = defaultdict(lambda: defaultdict(int))
    e['a']['b'] += 1
    r += [n, e['a'], e['c']['d'], defaultdict(set)['s'], bool(n), n.setdefault('t', 3), n.pop('t'), tried(n.pop, 'gone'), n['gone'], list(reversed(defaultdict(int, a=1, b=2)))]
    return r


def main_counter():
    c = Counter('abracadabra')
    d = Counter(a=1, b=2)
    r = [c, c['a'], c['zz'], c.most_common(2), c.most_common(), sorted(c.elements()), c.total(), 'zz' in c, dict(c), isinstance(c, dict), Counter(), Counter({'x': 0, 'y': -1})]
    c.update('aa')
    c.update({'z': 5})
    c.subtract(d)
    r += [c, c + d, c - d, c & d, c | d, c == Counter(c), Counter(a=0) == Counter(), Counter([1, 2, 1]), Counter(c).most_common(1), len(c), d != c]
    c['new'] += 3
    d += Counter(b=5)
    r += [c['new'], d, sum(d.values()), max(d, key=d.get), tried(Counter, 1), tried(Counter, 1, 2), d.copy(), str(d), list(d), [(k, v) for k, v in d.items()]]
    return r


def main_ordered():
    o = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
    o.move_to_end('a')
    r = [o, list(o), o.popitem(), o.popitem(last=False), o, OrderedDict(), OrderedDict(x=1), o == {'c': 3}, tried(o.move_to_end, 'q')]
    p = OrderedDict([('x', 1), ('y', 2)])
    r += [p == OrderedDict([('y', 2), ('x', 1)]), p == {'y': 2, 'x': 1}, p == OrderedDict(p), p != OrderedDict(p), list(reversed(p)), isinstance(p, dict), p | {'z': 1}]
    p.move_to_end('y', last=False)
    r += [p, tried(OrderedDict().popitem), p.copy()]
    return r


def main_deque():
    d = deque([1, 2, 3])
    d.append(4)
    d.appendleft(0)
    r = [d, d.pop(), d.popleft(), d, len(d), d[0], d[-1], 2 in d, 9 in d, list(d), bool(deque()), deque('abc'), deque(), tried(deque().pop), tried(deque().popleft)]
    d.extend([7, 8])
    d.extendleft([5, 6])
    d.rotate(2)
    r += [d.copy(), d.count(7), d.index(7), tried(d.index, 99), d == deque(d), d == list(d), sorted(d), sum(d), max(d), list(reversed(d))]
    d.rotate(-3)
    d.remove(7)
    d[1] = 'x'
    del d[0]
    d.reverse()
    r += [d.copy(), tried(d.remove, 99), tried(lambda: d[99]), tried(lambda: d['a']), type(d).__name__, [x for x in d], str(d)]
    m = deque(maxlen=3)
    for n in range(5):
        m.append(n)
    m.appendleft('l')
    r += [m, m.maxlen, d.maxlen, deque([1, 2, 3], 2), deque([1], maxlen=5), tried(deque, [], -1), tried(deque, 5), tried(lambda: {d: 1})]
    d.clear()
    return r + [d]


def main_changed():
    d = deque([1, 2, 3])
    try:
        for x in d:
            d.append(x)
    except RuntimeError as error:
        return str(error), d


def main_queue():
    queue, seen = deque(['a']), []
    graph = {'a': ['b', 'c'], 'b': ['d'], 'c': ['d'], 'd': []}
    while queue:
        node = queue.popleft()
        if node in seen:
            continue
        seen.append(node)
        queue.extend(graph[node])
    return seen
