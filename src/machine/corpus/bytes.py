"""Methods of bytes."""


def tried(function, *args, **named):
    try:
        return function(*args, **named)
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)


def main_search():
    b = b'hello world'
    r = [b.find(b'o'), b.find(b'o', 5), b.find(111), b.find(b'o', -3), b.rfind(b'o'), b.rfind(b'o', 0, 5), b.find(b'zz')]
    r += [b.index(b'w'), tried(b.index, b'q'), tried(b.rindex, b'q'), b.rindex(108), b.count(b'l'), b.count(b'l', 5), b.count(108, 0, 4)]
    r += [b.startswith(b'he'), b.startswith((b'x', b'h')), b.startswith(b'wor', 6), b.endswith(b'd'), b.endswith((b'x', b'y'))]
    r += [tried(b.find, 'o'), tried(b.find, 300), tried(b.startswith, 'h'), tried(b.startswith, ('h',)), tried(b.count, None)]
    return r


def main_cut():
    b = b' a, b ,c\t\n'
    r = [b.strip(), b.lstrip(), b.rstrip(), b'xxaxx'.strip(b'x'), b'xyaxy'.lstrip(b'yx'), b.split(b','), b.split(b',', 1), b.rsplit(b',', 1)]
    r += [b'a b  c'.split(), b'  a b c '.split(None, 1), b' a b c  '.rsplit(None, 1), b''.split(), b''.split(b','), b'a\x1cb\x85c'.split()]
    r += [b'  a b '.split(maxsplit=0), b'  '.split(), b' a b '.rsplit(None, 0)]
    r += [b'a=b=c'.partition(b'='), b'a=b=c'.rpartition(b'='), b'abc'.partition(b'='), b'abc'.rpartition(b'=')]
    r += [b'a\nb\r\nc\rd'.splitlines(), b'a\nb\n'.splitlines(True), b''.splitlines(), b'\n\n'.splitlines(), b'a\x0bb\x85'.splitlines()]
    r += [b'prefix-x'.removeprefix(b'prefix-'), b'x.txt'.removesuffix(b'.txt'), b'x'.removesuffix(b'')]
    r += [b'aXbX'.replace(b'X', b'--'), b'aXbX'.replace(b'X', b'-', 1), b'ab'.replace(b'', b'.')]
    r += [tried(b.split, ','), tried(b.strip, 'x'), tried(b.split, b''), tried(b.replace, 'a', b''), tried(b.partition, 1)]
    return r


def main_shape():
    b = b'ab'
    r = [b.center(7, b'*'), b.center(6), b.ljust(4) + b'|', b.rjust(4, b'.'), b'-7'.zfill(4), b'a\tb'.expandtabs(4)]
    r += [b'aBc d'.upper(), b'aBc D'.lower(), b'aBc D'.swapcase(), b"they're Bill's".title(), b'hELLO'.capitalize()]
    r += [b'ab1'.isalnum(), b'ab'.isalpha(), b''.isalpha(), b'12'.isdigit(), b'ab'.islower(), b'A1'.isupper(), b' \t'.isspace(), b'\xff'.isascii()]
    r += [tried(b.center, 5, '*'), tried(b.ljust, 5, b'ab'), tried(b.zfill, 'x')]
    return r


def main_hex():
    b = bytes(range(10))
    r = [b.hex(), b.hex(':'), b.hex('-', 2), b.hex('-', -4), b.hex('_', 3), b''.hex(':'), b'\x01'.hex(':', 4), b.hex('-', 100)]
    r += [bytes.fromhex('0aFf 10'), bytes.fromhex(''), tried(bytes.fromhex, '0'), tried(bytes.fromhex, 'zz'), tried(bytes.fromhex, '00 0g')]
    r += [tried(b.hex, '::'), tried(bytes.fromhex, 1)]
    return r


def main_table():
    table = bytes.maketrans(b'abc', b'xyz')
    r = [len(table), b'aabbcd'.translate(table), b'abcd'.translate(None, b'bd'), b'abcd'.translate(table, delete=b'a')]
    r += [tried(bytes.maketrans, b'a', b'xy'), tried(b'a'.translate, b'short')]
    return r
