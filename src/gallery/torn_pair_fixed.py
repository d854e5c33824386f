"""The place is one value

A tuple holds both numbers, and the variable gets another tuple: one store, and one load to read it.
"""

place = (0, 0)


def sail():
    global place
    place = (1, 1)


def look():
    x, y = place
    assert x == y, f'a ship at ({x}, {y})'


THREADS = [sail, look]

EXPECT = 'safe'
