"""f-strings with formats, str.format."""


def tried(function, *args, **named):
    try:
        return function(*args, **named)
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __str__(self):
        return 'at ' + str(self.x)

    def __repr__(self):
        return f'Point({self.x}, {self.y!r})'


class Broken:
    def __str__(self):
        raise ValueError('no text')


def main_specs():
    x, w, n = 'ab', 6, 1234567
    r = [f'{x:>5}|{x:<5}|{x:^5}|', f'{x:*^{w}}', f'{n:,}', f'{n:_}', f'{3.14159:.2f}', f'{3.14159:{w}.{2}f}']
    r.append(f'{n:08d} {255:#x} {5:b} {0.25:.0%} {n:e}')
    r.append(f'{x:{"<"}{w}}|')
    r.append(f'{True:d}{None}{True}{1.0}')
    r.append(f'{x:}|{x!s:>4}|{x!r:>6}')
    r.append(f'{"a":>{w - 3}}')
    return r


def main_self():
    x, p = 5, Point(1, 'y')
    r = [f'{x=}', f'{x = }', f'{x+1=}', f'{x=:03d}', f'{p=}', f'{p=!s}', f'a{x=}b{x=}', f'{ x  =  }']
    r.append(f'{"a" + "b"=}')
    return r


def main_conversions():
    p = Point('é', 'è')
    return [f'{p}', f'{p!r}', f'{p!s}', f'{p!a}', f'{"é"!a}', f'{p!r:>20}', f'{[p]}']


def main_order():
    seen = []

    def note(value):
        seen.append(value)
        return value

    text = f'{note(3):{note(6)}}{note("x"):>{note(2)}}'
    return text, seen


def main_errors():
    p, r = Point(1, 2), []
    r.append(tried(lambda: f'{p:5}'))
    r.append(tried(lambda: f'{[1]:5}'))
    r.append(tried(lambda: f'{"a":d}'))
    r.append(tried(lambda: f'{5:.2}'))
    r.append(tried(lambda: f'{None:5}'))
    r.append(tried(lambda: f'{5:{"q"}}'))
    try:
        r.append(f'{Broken()}')
    except ValueError as error:
        r.append(str(error))
    broken = Broken()
    try:
        text = f'{broken}'
    except ValueError as error:
        text = 'caught ' + str(error)
    r.append(text)
    return r


def main_format():
    p = Point(1, [10, {'k': 'v'}])
    r = ['{} {}'.format(1, 'a'), '{1}{0}{1}'.format('a', 'b'), '{name}-{name!r}'.format(name='n')]
    r.append('{:>5}|{:<5}|{:^5}'.format('a', 1, 2.5))
    r.append('{:{}}|{:{w}}'.format('a', 3, 'b', w=4))
    r.append('{0.x} {0.y[0]} {0.y[1][k]} {a[1]}'.format(p, a=[7, 8]))
    r.append('{{}} {{{}}}'.format(5))
    r.append('{!r:>5}{!s}{!a}'.format('a', 'b', 'é'))
    r.append('{d[key]} {d[a b]}'.format(d={'key': 1, 'a b': 2}))
    r.append('{x}{y}'.format(**{'x': 1, 'y': 2}))
    r.append('{}{}'.format(*[1, 2]))
    r.append('{n:,.2f}'.format(n=1234.5))
    r.append('{x} {y}'.format_map({'x': 1, 'y': 2}))
    r.append(''.format())
    return r


def main_format_errors():
    r = []
    for text in ('{', '}', '{0', '{}{0}', '{0}{}', '{1}', '{a}', '{!x}', '{!}', '{!r', '{!rx}', '{0[}', '{0[]}', '{0.}',
                 '{0[0]x}', '{:{:{}}}', '{0:d}', '{a{b}', '{0.no}', '{0[k]}', 'a}b', '{:', '{!r:', '{} {}'):
        r.append((text, tried(text.format, 'v')))
    return r


def main_methods():
    t = 'Hello, World'
    r = [t.center(20, '*'), t.ljust(15) + '|', t.rjust(15, '.'), 'ab'.center(5), 'abc'.center(6), t.swapcase()]
    r += [t.partition(', '), t.rpartition('o'), t.partition('x'), t.rpartition('x')]
    r += ['a\nb\r\nc\rd\n'.splitlines(), 'a\nb\n'.splitlines(True), ''.splitlines(), '\n'.splitlines(), 'a\x0bb\x1cc'.splitlines()]
    r += [t.removeprefix('Hello'), t.removesuffix('World'), t.removesuffix(''), t.removeprefix('x')]
    r += [t.find('o', 5), t.find('o', -3), t.find('l', 3, 4), t.find('', 20), t.find('', 12), t.rfind('o', 0, 5), t.rfind('o')]
    r += [t.index('o'), t.rindex('o'), tried(t.index, 'q'), tried(t.rindex, 'q'), t.count('l'), t.count('l', 5), t.count('', 3)]
    r += [t.startswith('World', 7), t.endswith('Hello', 0, 5), t.startswith(('x', 'H')), tried(t.startswith, 1), tried(t.endswith, (1,))]
    r += ['a\tbc\td'.expandtabs(), 'a\tb'.expandtabs(4), 'ab\n\tc'.expandtabs(2)]
    r += ['ab1'.isidentifier(), '1ab'.isidentifier(), ''.isidentifier(), 'a b'.isprintable(), '\n'.isprintable()]
    r += ['abc'.isascii(), 'é'.isascii(), '12'.isdecimal(), ' \t\x1c'.isspace(), ''.isspace(), '\x1ca\x85'.strip(), '\ufeffa'.strip()]
    r += ['straße'.casefold(), 'ABC'.casefold(), 'a b\x1cc'.split(), ' a  b '.split(), 'a b c'.split(None, 1)]
    r += ['abc'.translate(str.maketrans('ab', 'xy')), 'abc'.translate(str.maketrans('a', 'x', 'c'))]
    r += ['abc'.translate({97: 'AA', 98: None}), 'abc'.translate(str.maketrans({'a': '1', 98: 66}))]
    r += ["they're bill's 3rd".title(), 'hELLO wORLD'.capitalize(), 'a,b,c'.rsplit(',', 1), '-42'.zfill(5), '7'.zfill(3)]
    r += [tried('a'.center, 5, 'ab'), tried('a'.ljust, 5, 1), tried('a'.center, 'x'), tried(str.maketrans, 'ab', 'x')]
    r += [tried('a'.removeprefix, 1), tried('a'.find, 1), tried('a'.partition, ''), tried('a'.partition, 1)]
    return r


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, spec):
        if spec == 'bad':
            return 5
        return '<' + spec + '|' + str(self.cents) + '>'


def main_own_format():
    m = Money(250)
    r = [f'{m}', f'{m:x}', format(m), format(m, 'y'), '{:z}'.format(m), f'{m!s:.8}'[:7]]
    r.append(tried(lambda: f'{m:bad}'))
    r.append(tried(format, 1, 2))
    return r
