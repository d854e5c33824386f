"""Every operator with every two kinds of values: what comes out, or what CPython says."""
from collections import deque


def shown(value):
    if isinstance(value, (set, frozenset)):
        return 'set of ' + repr(sorted(value, key=repr))
    return repr(value)


def values():
    words = {'a': 1}
    return [
        [1, 2], words, {'a'}, frozenset({'a'}), deque([1, 2]), words.keys(), words.items(), (1, 2), 3, 'a', b'a', None,
    ]


def operators():
    return [
        ('==', lambda one, other: one == other), ('!=', lambda one, other: one != other),
        ('<', lambda one, other: one < other), ('<=', lambda one, other: one <= other),
        ('>', lambda one, other: one > other), ('>=', lambda one, other: one >= other),
        ('+', lambda one, other: one + other), ('*', lambda one, other: one * other),
        ('|', lambda one, other: one | other), ('-', lambda one, other: one - other),
        ('&', lambda one, other: one & other), ('^', lambda one, other: one ^ other),
        ('/', lambda one, other: one / other), ('//', lambda one, other: one // other),
    ]


def said(*parts):
    return ' '.join(str(each) for each in parts)


def table(number):
    found = []
    every = values()
    one = every[number]
    for name, operate in operators():
        for other in every:
            try:
                found.append(shown(operate(one, other)))
            except Exception as error:
                found.append(said(name, type(error).__name__, error))
    return found


def main_list():
    return table(0)


def main_dict():
    return table(1)


def main_set():
    return table(2)


def main_frozenset():
    return table(3)


def main_deque():
    return table(4)


def main_keys():
    return table(5)


def main_items():
    return table(6)


def main_tuple():
    return table(7)


def main_int():
    return table(8)


def main_text():
    return table(9)


def main_bytes():
    return table(10)


def main_none():
    return table(11)


def main_in():
    found = []
    hashable = [(1, 2), ('a', 1), ('a', 2), 3, 'a', b'a', None, 2.5, True, range(2), ()]
    every = values()
    for one in hashable + [[1], {}, {'a'}, {}.keys()]:
        for other in every:
            try:
                found.append(one in other)
            except TypeError as error:
                found.append(str(error))
    return found


def main_in_items():
    items = {'a': 1, 2: [3]}.items()
    tries = [('a', 1), ('a', True), ('a', 2), (2, [3]), ('b', 1), 'a1', ['a', 1], ('a',), ('a', 1, 2)]
    found = [each in items for each in tries]
    try:
        return ([], 1) in items
    except TypeError as error:
        return found, str(error)


def main_deque_operators():
    line = deque([1, 2], 3)
    same = line
    line += [3, 4]
    found = [repr(line), same is line]
    line *= 2
    found += [repr(line), same is line]
    found += [repr(each) for each in (
        line + deque([9]), deque([9]) + line, 2 * line, line * 0, line * -1, deque() * 5,
        deque([1, 2, 3], 2) * 3, deque([1, 2], 5) * 2)]
    found += [deque([1]) < deque([1, 0]), deque([2]) >= deque([1, 9]), deque() <= deque()]
    for work in [lambda: line + [1], lambda: [1] + line, lambda: line * 'a', lambda: line * 2.0,
                 lambda: line * 10 ** 30, lambda: line < [1], lambda: None + line]:
        try:
            found.append(work())
        except Exception as error:
            found.append(said(type(error).__name__, error))
    return found


def main_values_of_a_dictionary():
    values = {'a': 1}.values()
    other = {'a': 1}.values()
    found = [values == other, values != other, values == [1], values is other, values is None, list(values) == list(other)]
    for work in [lambda: values < other, lambda: values + other, lambda: values | other, lambda: values * 2]:
        try:
            found.append(work())
        except TypeError as error:
            found.append(str(error))
    return found
