"""A place that nobody ever was at

A ship reports where it is in two variables. It sails from (0, 0) to (1, 1); the harbour reads the one variable and then the other one,
and may see a place between the two stores, where the ship has never been.
"""

east = 0
north = 0


def sail():
    global east, north
    east = 1
    north = 1


def look():
    x = east
    y = north
    assert x == y, f'a ship at ({x}, {y})'


THREADS = [sail, look]

EXPECT = ['exception: AssertionError']
