"""The random part of the names that mkstemp makes, which is not random here."""

DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'


def candidates(index, number):
    """`temporaryName` of src/vfs, from a number on."""
    while True:
        name, rest = '', number
        while rest:
            rest, digit = divmod(rest, 36)
            name = DIGITS[digit] + name
        yield chr(97 + index % 26) + name.rjust(5, '0')
        number += 1
