"""The module copy."""
import copy as c
from copy import copy, deepcopy
from dataclasses import dataclass
from collections import OrderedDict, defaultdict, namedtuple

Pair = namedtuple('Pair', 'a b')


class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


@dataclass(frozen=True)
class Point:
    x: int
    y: list


def main_plain():
    return [copy(each) for each in (1, 'a', None, True, 1.5, b'x', (1, 2), range(3))], copy(len) is len, copy(Node) is Node


def main_lists():
    inner = [1]
    data = [inner, 2]
    one, two = copy(data), deepcopy(data)
    inner.append(3)
    return data, one, two, one is data, one[0] is inner, two[0] is inner


def main_dicts():
    data = {'a': {'b': [1]}, (1, 2): 3}
    one, two = c.copy(data), c.deepcopy(data)
    data['a']['b'].append(2)
    data['n'] = 0
    return data, one, two, list(two)


def main_sets():
    data = {1}
    one, two = copy(data), deepcopy([data, frozenset({1})])
    data.add(2)
    return len(data), one, two


def main_shared():
    inner = []
    again = deepcopy([inner, inner, {'x': inner}])
    return again[0] is again[1], again[2]['x'] is again[0], again[0] is inner


def main_rings():
    ring = []
    ring.append(ring)
    again = deepcopy(ring)
    first = Node(1)
    first.next = Node(2, first)
    other = deepcopy(first)
    return again[0] is again, again is ring, other.next.next is other, other.next.value, other is first


def main_objects():
    node = Node([1], Node(2))
    one, two = copy(node), deepcopy(node)
    node.value.append(9)
    node.next.value = 3
    node.value = 'new'
    return one.value, one.next.value, two.value, two.next.value, type(two).__name__


def main_dataclass():
    point = Point(1, [2])
    again = deepcopy(point)
    point.y.append(3)
    return point, again, copy(point) == point, again == point


def main_tuples():
    data = ([1], 2)
    again = deepcopy(data)
    data[0].append(2)
    pair = deepcopy(Pair([1], 2))
    return data, again, pair, pair.a, type(pair).__name__


def main_types():
    counts = defaultdict(list, a=[1])
    one = deepcopy(counts)
    one['b'].append(1)
    counts['a'].append(2)
    order = copy(OrderedDict(x=1))
    return one, counts, order, deepcopy(order)


def main_functions():
    def f():
        return 1
    return copy(f) is f, deepcopy([f])[0] is f, deepcopy({'f': len})['f'] is len


def main_errors():
    try:
        return deepcopy([n for n in range(3)] + [(n for n in [])])
    except TypeError as e:
        return str(e)
