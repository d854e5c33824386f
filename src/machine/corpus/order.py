"""Order of evaluation. Every function whose name starts with main is a program of its own."""


class Box:
    def __init__(self, trace):
        self.trace = trace
        self.items = {}

    def __getitem__(self, key):
        self.trace.append('get ' + str(key))
        return self.items[key]

    def __setitem__(self, key, value):
        self.trace.append('set ' + str(key))
        self.items[key] = value

    def __delitem__(self, key):
        self.trace.append('del ' + str(key))
        del self.items[key]

    def __contains__(self, key):
        self.trace.append('in ' + str(key))
        return key in self.items


def note(trace, name, value):
    trace.append(name)
    return value


def box(trace, name):
    trace.append(name)
    return Box(trace)


def three(a, b, c):
    return (a, b, c)


def named(a, b=1, c=2):
    return (a, b, c)


def clear(items):
    n = len(items)
    while items:
        items.pop()
    return n


def main_arguments():
    t = []
    r = three(note(t, 'a', 1), note(t, 'b', 2), note(t, 'c', 3))
    return (r, t)


def main_keywords():
    t = []
    r = named(note(t, 'a', 1), c=note(t, 'c', 2), b=note(t, 'b', 3))
    return (r, t)


def main_binary():
    t = []
    r = note(t, 'a', 1) + note(t, 'b', 2) * note(t, 'c', 3) - note(t, 'd', 4)
    return (r, t)


def main_list_is_read_before_the_call():
    items = [1, 2]
    return len(items) + clear(items) + len(items)


def main_reference_is_kept_but_content_changes():
    items = [1, 2]
    return (items, clear(items), items)


def main_attribute_is_read_before_the_call():
    t = []
    b = Box(t)
    b.size = 1
    r = (b.size, grow(b), b.size, grow(b), b.size)
    return r


def grow(b):
    b.size += 1
    return b.size * 10


def main_display():
    t = []
    r = [note(t, 'a', 1), (note(t, 'b', 2), note(t, 'c', 3)), {note(t, 'k', 'k'): note(t, 'v', 4)}]
    return (r, t)


def main_dict_display():
    t = []
    r = {note(t, 'k1', 1): note(t, 'v1', 2), note(t, 'k2', 1): note(t, 'v2', 3)}
    return (r, t)


def main_and_or():
    t = []
    r = (
        note(t, 'a', 0) and note(t, 'b', 1),
        note(t, 'c', 2) and note(t, 'd', 3),
        note(t, 'e', '') or note(t, 'f', []),
        note(t, 'g', 5) or note(t, 'h', 6),
        note(t, 'i', 1) and note(t, 'j', 0) or note(t, 'k', 'last'),
        not note(t, 'l', 0) and (note(t, 'm', None) or note(t, 'n', False)),
    )
    return (r, t)


def main_conditional():
    t = []
    r = note(t, 'yes', 1) if note(t, 'test', True) else note(t, 'no', 2)
    s = note(t, 'yes', 1) if note(t, 'test', 0) else note(t, 'no', 2)
    return (r, s, t)


def main_chain():
    t = []
    r = (
        note(t, 'a', 1) < note(t, 'b', 2) < note(t, 'c', 3),
        note(t, 'd', 1) < note(t, 'e', 0) < note(t, 'f', 3),
        note(t, 'g', 1) <= note(t, 'h', 1) == note(t, 'i', 1) != note(t, 'j', 2) > note(t, 'k', 0),
    )
    return (r, t)


def main_chain_in_test():
    t = []
    if note(t, 'a', 1) < note(t, 'b', 2) in note(t, 'c', [2]):
        t.append('yes')
    if not note(t, 'd', 1) < note(t, 'e', 1) < note(t, 'f', 1):
        t.append('no')
    return t


def main_subscripts():
    t = []
    b = box(t, 'make')
    box_of = [b]
    note(t, 'list', box_of)[note(t, 'zero', 0)][note(t, 'key', 'x')] = note(t, 'value', 1)
    r = note(t, 'b', b)[note(t, 'x', 'x')]
    found = note(t, 'item', 'x') in note(t, 'b', b)
    missing = 'y' not in b
    del note(t, 'b', b)[note(t, 'x', 'x')]
    return (r, found, missing, 'x' in b, t)


def main_assign_value_first():
    t = []
    d = {}
    note(t, 'object', d)[note(t, 'index', 'k')] = note(t, 'value', 1)
    b = Box(t)
    note(t, 'object', b).name = note(t, 'value', 2)
    return (d, b.name, t)


def main_chained_assign():
    t = []
    d = {}
    x = note(t, 'o1', d)[note(t, 'i1', 1)] = note(t, 'o2', d)[note(t, 'i2', 2)] = note(t, 'v', [])
    x.append(5)
    return (d, t)


def main_tuple_assign():
    t = []
    d = {}
    note(t, 'd', d)[note(t, 'k', 'a')], x = note(t, 'v', 1), note(t, 'w', 2)
    return (d, x, t)


def main_tuple_swaps():
    a, b, c = 1, 2, 3
    a, b, c = c, a, b
    return (a, b, c)


def main_tuple_target_uses_earlier():
    a = [0, 0, 0]
    i = 0
    i, a[i] = 1, 'one'
    a[i], i = 'again', 2
    return (i, a)


def main_nested_targets():
    (a, (b, c)), d = [[1, (2, 3)], 4]
    [e, f] = 'xy'
    return (a, b, c, d, e, f)


def main_augmented():
    t = []
    d = {'k': 1}
    note(t, 'd', d)[note(t, 'k', 'k')] += note(t, 'v', 5)
    b = Box(t)
    b.n = 1
    note(t, 'b', b).n *= note(t, 'w', 7)
    b['i'] = 10
    b['i'] -= note(t, 'x', 3)
    return (d, b.n, b['i'], t)


def main_augmented_name_reads_first():
    b = Box([])
    x = 1
    x += take(b)
    return x


def take(b):
    return 5


def main_augmented_list_in_place():
    a = [1]
    b = a
    a += [2]
    a += 'xy'
    c = (1,)
    e = c
    c += (2,)
    d = {'l': a}
    d['l'] += [3]
    b = b + [9]
    return (a, b, c, e, d)


def main_method_is_looked_up_before_arguments():
    t = []
    try:
        t.nothing(note(t, 'argument', 1))
    except AttributeError as e:
        t.append(str(e))
    return t


def main_function_is_read_before_arguments():
    t = []
    x = None
    try:
        x(note(t, 'argument', 1))
    except TypeError as e:
        t.append(str(e))
    return t


def main_unbound_raises_before_the_call():
    t = []
    try:
        r = missing + note(t, 'late', 1)
        missing = r
    except UnboundLocalError as e:
        t.append(str(e))
    return t


def main_left_raises_before_right():
    t = []
    d = {}
    try:
        d['x'] + note(t, 'late', 1)
    except KeyError as e:
        t.append(str(e))
    try:
        (1 + 'a', note(t, 'late', 1))
    except TypeError as e:
        t.append(str(e))
    try:
        note(t, 'early', 1) + d['x']
    except KeyError as e:
        t.append(str(e))
    return t


def main_fstring_is_text_at_once():
    items = [1]
    return f'{items} {items.append(2)} {items!r} {clear(items)!s} {items}'


def main_format_operands():
    t = []
    return '%s-%s' % (note(t, 'a', 1), note(t, 'b', t))


def main_slices():
    t = []
    r = note(t, 's', 'abcdef')[note(t, 'l', 1):note(t, 'u', 4)]
    q = note(t, 's', [1, 2, 3])[:note(t, 'u', 2)]
    return (r, q, t)


def main_expression_statements():
    t = []
    note(t, 'a', 0) or note(t, 'b', 1)
    [note(t, 'c', 1), note(t, 'd', 2)]
    'text'
    note(t, 'e', 1) if note(t, 'f', 0) else note(t, 'g', 1)
    return t


def main_boolean_into_its_own_operand():
    x = 5
    y = 0
    x = y or x
    y = x and y
    x = x if y else x + 1
    return (x, y)
