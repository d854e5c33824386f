"""JSON: dumps with its keywords, dump and load by objects that write and read."""

from json import JSONDecodeError, dump, dumps, load, loads


def tried(function, *args, **named):
    try:
        return function(*args, **named)
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)


class Paper:
    def __init__(self, text=''):
        self.written = []
        self.text = text

    def write(self, text):
        self.written.append(text)

    def read(self):
        return self.text


class Odd:
    def __init__(self, name):
        self.name = name


def values():
    return [{'b': [1, 2.5, {'x': None}], 'a': 'é"\n'}, [], {}, [[], {}], 'x', 1.0, True, {1: 2, None: 3, 2.5: 4, False: 5}, (1, (2, 3)), 1e100,
            [1, [2, [3]], {'k': {'m': []}}], 10 ** 30]


def main_dumps():
    r = []
    for value in values():
        r.append(dumps(value))
        r.append(dumps(value, indent=2))
        r.append(dumps(value, indent=0, separators=(',', ':')))
        r.append(dumps(value, indent='\t', ensure_ascii=False))
        r.append(dumps(value, separators=(',', ':')))
    r += [dumps({'b': 1, 'a': 2}, sort_keys=True, indent=4), dumps({'b': 1, 'a': 2}, sort_keys=True), dumps([1], indent=-1), dumps([1], indent=True)]
    r += [tried(dumps, {1: 1, 'a': 2}, sort_keys=True), tried(dumps, [1], indent=1.5)]
    return r


def main_default():
    odd = Odd('o')
    r = [dumps({'x': odd}, default=lambda o: o.name), dumps([odd], default=lambda o: {'n': [o.name]}, indent=1), dumps({1, 1}, default=list)]
    r += [tried(dumps, odd), tried(dumps, [odd], default=str.upper), tried(dumps, {(1, 2): 3}), dumps({(1, 2): 3, 'a': 1}, skipkeys=True)]
    r += [dumps({(1, 2): 3}, skipkeys=True), dumps({(1, 2): 3}, skipkeys=True, indent=1), dumps([odd], default=vars_of)]
    a = []
    a.append(a)
    r += [tried(dumps, a), tried(dumps, odd, default=lambda o: o)]
    return r


def vars_of(value):
    return {'name': value.name}


def main_floats():
    inf = float('inf')
    r = [dumps([inf, -inf, float('nan')]), tried(dumps, inf, allow_nan=False), tried(dumps, [inf], allow_nan=False, indent=1), dumps(0.1), dumps(-0.0), dumps({1.5: 1})]
    return r + [loads('[1.5, 1e3, -0.0, 1E-2]'), loads('NaN') != loads('NaN'), tried(loads, '{'), tried(loads, ''), issubclass(JSONDecodeError, ValueError)]


def main_dump():
    r = []
    for value in values():
        for indent in (None, 2):
            paper = Paper()
            dump(value, paper, indent=indent)
            r.append(paper.written)
    paper = Paper()
    r.append(tried(dump, {'a': 1, 'b': Odd('x')}, paper))
    r.append(paper.written)
    paper = Paper()
    dump({'b': Odd('x'), 'a': [Odd('y')]}, paper, default=vars_of, sort_keys=True, ensure_ascii=False, separators=(', ', ': '))
    r.append(paper.written)
    r.append(tried(dump, 1, 5))
    return r


def main_load():
    return [load(Paper('{"a": [1, 2]}')), tried(load, Paper('nope')), tried(load, 5)]
