"""Imported by calls.py."""

LIMIT = 7
WORDS = ('one', b'two', None, True, (1, (2,)))


class Unset(Exception):
    pass


class Base(object):
    """A class with a docstring."""

    kind = 'base'

    def __init__(self, name):
        self.name = name

    def label(self):
        return self.name

    def call_label(self):
        return self.label() + '!'

    def base_size(self):
        return len(self.name)

    @property
    def double(self):
        return self.base_size() * 2

    @property
    def broken(self):
        raise Unset('broken')


def describe(value):
    return 'shape ' + value


def main_its_own():
    return describe(Base('s').label())
