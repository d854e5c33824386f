"""Formats: format(), and floats after %."""


def tried(value, spec):
    try:
        return format(value, spec)
    except (ValueError, TypeError, OverflowError) as error:
        return type(error).__name__ + ': ' + str(error)


def main_int():
    out = []
    for spec in ('', 'd', '5', '05', '<5', '^5', '>5', '=5', '=+5', '+', ' ', '-', '#x', '#010x', 'X', '_x', ',',
                 '010,', '08,', '_', 'b', '#b', 'o', 'c', 'n', '*^9', '.2', 'q', ',_', '_,', ',,', ',x', ',c', '+c',
                 '#c', 'z', '5q', '5 ', '5qq', '.', '%', 'e', '.2f', ',.1f', 'g', '99999999999999999999'):
        for value in (0, 5, -42, 1234567, 10 ** 30):
            out.append((spec, tried(value, spec)))
    return out


def main_bool():
    return [tried(True, ''), tried(True, '5'), tried(False, 'd'), tried(True, 's')]


def main_text():
    out = []
    for spec in ('', '5', '<5', '^6', '>5', '.2', '-^9.2s', 's', '010', 'd', '=5', '0=5', '+', ' ', '#', ',', '_',
                 'z', '.', '5.1q', 'qq'):
        out.append((spec, tried('abc', spec), tried('', spec), tried('é😀', spec)))
    return out


def main_float():
    out = []
    for spec in ('', 'f', '.0f', '.2f', '#.0f', 'e', '.3e', '.0e', '#.0e', 'E', 'g', '.3g', '#g', 'G', '%', '.1%',
                 '.3', '.0', '.17g', '.20f', '10.2f', '010.2f', '<10.1f', '^+12.3e', '=+12.1f', ',.2f', '015,.2f',
                 '_.1f', ' .1f', 'z.1f', 'n', 'd', 'c', 'x', 's', '#', '#.3', '08', ',', '25.17', '.1', '.2', 'F'):
        for value in (0.0, -0.0, 0.5, 1.5, 2.5, -1234.5678, 1e16, 1e-5, 123456789.0, 9.995, 0.1, 1e100, 2.675,
                      99999.95, 0.00012345, float('inf'), float('-inf'), float('nan')):
            out.append((spec, value, tried(value, spec)))
    return out


def main_others():
    return [tried(None, '5'), tried([1], ''), tried([1], '5'), tried((1,), '5'), tried(b'a', '5'), tried({}, 's')]


def main_percent():
    out = []
    for template in ('%f', '%.2f', '%e', '%.3E', '%g', '%#g', '%G', '%10.1f|', '%-10.1f|', '%010.1f', '%+.1f', '% .1f',
                     '%.0f', '%#.0f', '%d', '%5d', '%i', '%s', '%r'):
        for value in (0.0, -0.5, 1.5, 123456789.125, 1e-7, 5, True):
            out.append(template % value)
    return out


def main_percent_of_infinity():
    return ['%f' % float('inf'), '%5.1f' % float('nan'), '%F' % float('-inf'), '%08.1f' % float('inf')]


def main_percent_d_of_nan():
    return '%d' % float('nan')


def main_percent_of_text():
    return '%f' % 'a'


def main_percent_x_of_a_float():
    return '%x' % 1.5
