"""Dataclasses and named tuples."""

import dataclasses as dc
from collections import namedtuple
from dataclasses import asdict, astuple, dataclass, field, replace
from typing import ClassVar, NamedTuple


def tried(function, *args, **named):
    try:
        return function(*args, **named)
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)


@dataclass
class Point:
    x: int
    y: int = 0


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False, default='job')
    tags: list = field(default_factory=list, repr=False)
    made: ClassVar[int] = 7

    def label(self):
        return f'{self.name}#{self.priority}'


@dc.dataclass(frozen=True)
class Money:
    cents: int
    unit: str = 'EUR'

    @property
    def whole(self):
        return self.cents // 100


@dataclass
class Account:
    owner: str
    balance: int = 0
    history: list = field(default_factory=lambda: ['open'])
    key: str = field(init=False, default='none')

    def __post_init__(self):
        self.key = self.owner.lower()


@dataclass
class Savings(Account):
    rate: float = 0.5
    owner: str = 'nobody'


@dataclass(kw_only=True, eq=False)
class Options:
    depth: int = 1
    names: tuple = ()


@dataclass
class Own:
    a: int

    def __repr__(self):
        return 'own ' + str(self.a)


@dataclass
class Nothing:
    pass


@dataclass
class Tree:
    value: int
    children: list = field(default_factory=list)
    note: Point = None


def main_point():
    p, q = Point(1), Point(y=2, x=1)
    r = [p, q, p == Point(1, 0), p == q, p != q, p == (1, 0), Point.y, str(p), f'{q}', p.x + q.y, [p], {'k': p}]
    p.x = 9
    r += [p, tried(Point), tried(Point, 1, 2, 3), tried(Point, 1, z=2), tried(hash_of, p), tried(lambda: p < q)]
    return r


def hash_of(value):
    return {value: 1}


def main_job():
    a, b = Job(2, 'a'), Job(1, tags=['t'])
    a.tags.append(1)
    r = [a, b, a.tags, b.tags, Job(0).tags, a < b, a > b, a <= b, sorted([a, b])[0].label(), Job.made, a.made, min(a, b)]
    r += [Job(1, 'x') == Job(1, 'y'), tried(lambda: a < 1), hasattr(Job, 'tags'), Job.name]
    return r


def main_frozen():
    m = Money(250)
    r = [m, m.whole, m == Money(250), tried(setattr, m, 'cents', 1), tried(setattr, m, 'other', 1)]
    try:
        m.cents = 3
    except AttributeError as error:
        r += [type(error).__name__, isinstance(error, dc.FrozenInstanceError), error.args]
    try:
        del m.unit
    except dc.FrozenInstanceError as error:
        r.append(str(error))
    r += [replace(m, unit='USD'), m]
    return r


def main_account():
    a, s = Account('Ann', 5), Savings()
    s.history.append('x')
    r = [a, s, Savings('Bob', rate=1.0), Account('A').history, a == s, isinstance(s, Account), s.key]
    r += [asdict(a), astuple(a), asdict(Tree(1, [Tree(2), {'k': Tree(3)}], Point(0))), replace(a, balance=7), tried(asdict, 1), tried(replace, a, nope=1)]
    d = asdict(a)
    d['history'].append('changed')
    r.append(a.history)
    return r


def main_options():
    o = Options(depth=3)
    return [o, Options(names=('a',)), o == Options(depth=3), o == o, tried(Options, 1), str(Own(1)), str([Own(2)]), Nothing(), Nothing() == Nothing()]


def main_tree():
    t = Tree(1, [Tree(2), Tree(3, [Tree(4)])])
    return t, t == Tree(1, [Tree(2), Tree(3, [Tree(4)])]), dc.is_dataclass(t), dc.is_dataclass(Tree), dc.is_dataclass(1)


Pair = namedtuple('Pair', 'left right')
Row = namedtuple('Row', ['id', 'name', 'owner'], defaults=['?', None])


class Size(NamedTuple):
    width: int
    height: int = 2

    def area(self):
        return self.width * self.height

    @property
    def flat(self):
        return self.height == 0


def main_pair():
    p = Pair(1, right='b')
    left, right = p
    r = [p, p.left, p[1], p == (1, 'b'), (1, 'b') == p, left, right, len(p), list(p), p + (3,), p._asdict(), p._replace(left=5), Pair._fields, p._fields]
    r += [p < Pair(2, 'a'), {p: 1}, p in {(1, 'b')}, hash_of(p)[(1, 'b')], isinstance(p, tuple), isinstance(p, Pair), type(p).__name__, p.count(1), p.index('b')]
    r += ['%s-%s' % p, f'{p}', str(p), [p], p[::-1], Pair(*[3, 4]), Pair(**{'left': 1, 'right': 2}), Row(1), Row(1, 'n').owner]
    r += [tried(Pair, 1), tried(Pair, 1, 2, 3), tried(p._replace, nope=1), tried(setattr, p, 'left', 2), tried(getattr, p, 'up')]
    r += [Size(3).area(), Size(3, 0).flat, Size(1), Size.area(Size(2)), sorted([Pair(2, 1), Pair(1, 2)]), p is p, Pair(Pair(1, 2), [3])]
    return r
