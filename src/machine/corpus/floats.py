"""Floats: literals, repr, arithmetic, comparison, conversion."""


def main_literals():
    return [1.0, .5, 5., 1e3, 1E-7, 1_0.2_5, 0.1, 1e16, 1e15, 123456789012345678.0, 0.0001, 0.00001,
            1e22, 1.5e300, 5e-324, 1e400, -1e400, -0.0, 2.5, 1e100, 9007199254740993.0]


def main_texts():
    return [str(0.1), repr(1.0), str(1e-10), '%s' % 2.5, '%r' % 1e20, f'{0.5}', f'{1.0!r}']


def main_sums():
    return [0.1 + 0.2, 1 + 0.5, 0.5 - 2, 3 * 0.1, True + 0.5, -(0.5), +0.5, 1e308 * 10, 0.5 * -0.0]


def main_divisions():
    values = [7, -7, 7.5, -7.5, 0.3, 1e300]
    by = [2, -2, 2.5, -0.1, 3]
    out = []
    for a in values:
        for b in by:
            out.append((a / b, a // b, a % b))
    return out


def main_big_divisions():
    return [10 ** 30 / 3, 10 ** 400 / 10 ** 399, 1 / 10 ** 300, -(10 ** 25) / 7, 2 ** 80 / 2 ** 27,
            (2 ** 53 + 1) / 1, (2 ** 54 + 3) / 2, 0 / 5, 1 / 3, 2 ** 1000 / 3 ** 600]


def main_by_zero():
    out = []
    for run in ('1 / 0', '1.0 / 0', '1 // 0.0', '1 % 0.0', '1.5 % 0', '0.0 ** -1'):
        try:
            if run == '1 / 0':
                1 / 0
            elif run == '1.0 / 0':
                1.0 / 0
            elif run == '1 // 0.0':
                1 // 0.0
            elif run == '1 % 0.0':
                1 % 0.0
            elif run == '1.5 % 0':
                1.5 % 0
            else:
                0.0 ** -1
        except ZeroDivisionError as error:
            out.append(str(error))
    return out


def main_powers():
    return [2 ** -1, 10 ** -2, 1.5 ** 2, 0.1 ** 3, 2.0 ** 10, 9.0 ** 0, 0.0 ** 5, (-1.5) ** 3, 3 ** -3,
            1.1 ** 10, 2.0 ** -3, (-2) ** -2]


def main_too_large():
    return (10.0 ** 5) ** 64


def main_too_large_an_int():
    return 10 ** 400 + 0.5


def main_comparisons():
    pairs = [(1, 1.0), (2 ** 53 + 1, 9007199254740992.0), (0.1 + 0.2, 0.3), (1.5, 2), (True, 1.0),
             (0.0, -0.0), (10 ** 400, 1e300), (float('inf'), 10 ** 400)]
    out = []
    for a, b in pairs:
        out.append((a == b, a < b, a <= b, a > b, a >= b, a != b))
    return out


def main_nan():
    nan = float('nan')
    return [nan == nan, nan < 1, nan >= 1, bool(nan), nan != nan, [nan] == [1], repr(nan)]


def main_keys():
    held = {1: 'int', 2.5: 'float'}
    held[1.0] = 'both'
    held[True] = 'all'
    return held, held[2.5], 1.0 in held, 3.5 in held


def main_truth():
    return [bool(0.0), bool(-0.0), bool(0.1), not 0.0, 0.0 or 'x']


def main_conversions():
    return [int(2.9), int(-2.9), int(1e20), float(3), float('1.5'), float(' -2e3\n'), float('1_0.5'),
            float('inf'), float('-Infinity'), float(), float(True), float(b'2.5'), int(0.5)]


def main_bad_text():
    return float('1.5x')


def main_bad_type():
    return float([])


def main_int_of_infinity():
    return int(float('inf'))


def main_int_of_nan():
    return int(float('nan'))


def main_rounds():
    return [round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(5, -1),
            round(15, -1), round(0.5), round(1e300), round(1.005, 2), round(-0.4), round(2.5, 0),
            round(12345, 2), round(0.1 + 0.2, 10), round(-1.55, 1), round(1.5, None)]


def main_round_of_nan():
    return round(float('nan'))


def main_round_of_text():
    return round('1')


def main_built_in():
    return [abs(-1.5), abs(-0.0), min(1.5, 1), max(1, 1.0), max(1.0, 1), sum([0.1, 0.2, 1]),
            sorted([2.5, 1, 1.5]), divmod(7.5, 2), divmod(-7, 2), pow(2, 10), pow(2, 10, 1000),
            pow(2.0, 3), pow(-7, 3, 5), (1.5).is_integer(), (2.0).is_integer(), (255).bit_length()]


def main_of_the_wrong_type():
    return 1.5 + '1'


def main_no_bits():
    return 1.5 & 1


def main_no_inversion():
    return ~1.5


def main_no_index():
    return [1, 2][1.0]


def main_is_a_float():
    return [isinstance(1.0, float), isinstance(1, float), isinstance(1.0, int), type(1.5), type(1.5) is float]


def main_unpacked():
    return 1.5[0]
