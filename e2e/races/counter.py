"""Two visits are counted in a file.

Both read the number, and both write it plus one.
"""
COUNTER = '/data/counter'


def setup():
    with open(COUNTER, 'w') as f:
        f.write('0')


def visit():
    with open(COUNTER) as f:
        count = int(f.read())
    with open(COUNTER, 'w') as f:
        f.write(str(count + 1))


PROCESSES = [visit, visit]


def at_end():
    """Every visit is counted."""
    with open(COUNTER) as f:
        assert f.read() == '2', 'a visit was lost'
