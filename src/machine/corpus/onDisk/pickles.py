"""pickle: plain data in files and in memory."""
import pickle
import traceback


def main_round():
    with open('a.pickle', 'wb') as f:
        pickle.dump({'a': 1, 'b': [1.5, None, True, (1, 2), b'raw']}, f)
    with open('a.pickle', 'rb') as f:
        data = f.read()
    with open('a.pickle', 'rb') as f:
        return data, pickle.load(f)


def main_atoms():
    return [pickle.dumps(each) for each in (
        None, True, False, 0, 255, 256, 65535, 65536, -1, 2 ** 31 - 1, 2 ** 31, -2 ** 31, -2 ** 31 - 1,
        255 ** 9, -(256 ** 9), 2 ** 2047, 2 ** 2039, -2 ** 2047, 1.5, -0.0, 1e300, float('inf'),
        '', 'a', 'é😀', 'x' * 255, 'x' * 256, b'', b'\x00\xff', b'x' * 255, b'x' * 256)]


def main_atoms_again():
    return [pickle.loads(pickle.dumps(each)) for each in (
        None, True, False, 0, 255, 256, 65535, 65536, -1, 2 ** 31 - 1, 2 ** 31, -2 ** 31, -2 ** 31 - 1,
        255 ** 9, -(256 ** 9), 2 ** 2047, -2 ** 2047, 1.5, -0.0, 1e300, float('inf'),
        '', 'a', 'é😀', 'x' * 255, 'x' * 256, b'', b'\x00\xff', b'x' * 255, b'x' * 256)]


def main_containers():
    return [pickle.dumps(each) for each in (
        (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {1: 2}, {1: 2, 3: 4}, set(), {1},
        frozenset(), frozenset([1]), ['', '', b'', b''], [(), ()], [[[]]], {'a': {'b': {'c': ()}}})]


def main_protocols():
    return [pickle.dumps([1, 'a', (2, [3]), {4: 'b'}], protocol) for protocol in (2, 3, 4, 5, -1, None)]


def main_old_protocols_read():
    return [pickle.loads(pickle.dumps([1, 'a', (2, [3]), {4: 'b'}], protocol)) for protocol in (2, 3, 4, 5)]


def main_many():
    counts = (999, 1000, 1001, 2000, 2001)
    return [(len(pickle.dumps(list(range(n)))), len(pickle.dumps({i: i for i in range(n)}))) for n in counts]


def main_many_again():
    counts = (999, 1000, 1001)
    return [sum(pickle.loads(pickle.dumps(list(range(n))))) for n in counts]


def main_memo_of_many():
    data = [[n] for n in range(300)]
    data.append(data[0])
    data.append(data[299])
    again = pickle.loads(pickle.dumps(data))
    old = pickle.dumps(data, 3)
    return pickle.dumps(data)[-20:], old[-20:], again[0] is again[300], again[299] is again[301], pickle.loads(old) == data


def main_shared():
    inner = [1]
    data = pickle.dumps([inner, inner, {'x': inner}])
    again = pickle.loads(data)
    return data, again[0] is again[1], again[2]['x'] is again[0]


def main_rings():
    ring = []
    ring.append(ring)
    table = {}
    table['self'] = [table]
    again = pickle.loads(pickle.dumps(ring))
    other = pickle.loads(pickle.dumps(table))
    return pickle.dumps(ring), again[0] is again, other['self'][0] is other


def main_two_in_a_file():
    with open('two', 'wb') as f:
        pickle.dump([1, 2, 3], f)
        pickle.dump('second', f)
        f.write(b'rest')
    with open('two', 'rb') as f:
        return pickle.load(f), f.tell(), pickle.load(f), f.read()


def error(run):
    try:
        return run()
    except Exception as e:
        return type(e).__name__ + ': ' + str(e)


def load(data, buffering=-1):
    with open('torn', 'wb') as f:
        f.write(data)
    with open('torn', 'rb', buffering=buffering) as f:
        return error(lambda: pickle.load(f)), f.tell()


def main_torn():
    whole = pickle.dumps({'a': [1, 'two', 300, 70000, 1.5, (b'bytes', 'x' * 20)], 'n': 2 ** 99})
    return [(load(whole[:n]), error(lambda: pickle.loads(whole[:n]))) for n in range(len(whole) + 1)]


def main_torn_old():
    whole = pickle.dumps({'a': [1, 'two', 300, 70000, 1.5, (b'bytes', 'x' * 20)], 'n': 2 ** 99}, 3)
    return [(load(whole[:n]), error(lambda: pickle.loads(whole[:n]))) for n in range(len(whole) + 1)]


def main_torn_without_buffer():
    whole = pickle.dumps({'a': [1, 'two', (b'bytes', 'x' * 20)]})
    return [load(whole[:n], 0) for n in range(0, len(whole) + 1, 2)]


def main_large():
    whole = pickle.dumps(['x' * 5000, b'y' * 6000, b'z' * 300, 'end'])
    old = pickle.dumps(['x' * 5000, b'y' * 6000, b'z' * 300, 'end'], 3)
    return [[load(each[:n])[1] for n in (len(each), 5000, 4096, 4097, 8192, 11000)] for each in (whole, old)]


def main_old_and_new():
    with open('mixed', 'wb') as f:
        pickle.dump(list(range(50)), f)
    with open('mixed', 'rb+') as f:
        pickle.dump([1], f)
    with open('mixed', 'rb+') as f:
        first = pickle.load(f)
        where = f.tell()
        f.write(b'!')
    with open('mixed', 'rb') as f:
        return first, where, f.read()[:20]


def main_invalid_keys():
    return [load(data) for data in (b'\x00\x00', b'hello', b'{"a": 1}', b'"', b"'", b'\\', b'\xff', b'\n', b'', b' ')]


def main_wrong_files():
    with open('text', 'w') as f:
        f.write('text')
    closed = open('text', 'rb')
    closed.close()
    with open('text') as text, open('other', 'wb') as writes, open('text', 'rb') as reads:
        return (error(lambda: pickle.load(text)), error(lambda: pickle.load(writes)), error(lambda: pickle.load(closed)),
                error(lambda: pickle.dump(1, reads)), error(lambda: pickle.dump(1, closed)),
                error(lambda: pickle.load(5)), error(lambda: pickle.dump(1, 5)), error(lambda: pickle.loads('x')),
                error(lambda: pickle.dumps(1, 6)), error(lambda: pickle.dumps(1, 'x')), error(lambda: pickle.dumps(reads)),
                error(lambda: pickle.dumps(n for n in [])), error(lambda: pickle.dumps({}.keys())))


def main_text_file():
    with open('text', 'w') as f:
        return error(lambda: pickle.dump(1, f))


def main_classes():
    try:
        pickle.loads(b'')
    except EOFError as e:
        first = repr(e)
    try:
        pickle.loads(b'?')
    except pickle.PickleError as e:
        return first, repr(e), isinstance(e, ValueError), pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL


def main_shared_when_read():
    data = b'\x80\x04\x95\x18\x00\x00\x00\x00\x00\x00\x00]\x94(}\x94\x8c\x04name\x94K\x01s}\x94h\x02K\x02se.'
    return pickle.loads(data)


def main_traceback():
    try:
        pickle.loads(b'\x80\x04\x95\x0a')
    except pickle.UnpicklingError:
        import_free = traceback.format_exc().splitlines()
        return import_free[0], import_free[-1]
