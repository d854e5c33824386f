"""The visit that nobody counted

A page counts its visitors in a file: it reads the number, adds one and writes it back. Two visits that read
before either has written both write the same number, and one of them is gone. There is also a moment when the
file is empty: opening it for writing removes what it held, and the number comes only later.
"""

COUNTER = '/data/visits'


def setup():
    with open(COUNTER, 'w') as f:
        f.write('0')


def visit():
    with open(COUNTER) as f:
        visits = int(f.read())
    with open(COUNTER, 'w') as f:
        f.write(str(visits + 1))


PROCESSES = [visit, visit]


def at_end():
    """Every visit is counted."""
    with open(COUNTER) as f:
        assert f.read() == '2', 'a visit is lost'


EXPECT = ['assertion: a visit is lost', 'exception: ValueError']
