"""Two threads and one counter

`visits += 1` is one line and two steps: the thread loads the number, and then stores the sum. A thread that loads in
between gets the old number, stores the same sum, and a visit is lost. No line of the program looks wrong.
"""

visits = 0


def visit():
    global visits
    visits += 1


THREADS = [visit, visit]


def at_end():
    """Every visit is counted."""
    assert visits == 2, 'a visit is lost'


EXPECT = ['assertion: a visit is lost']
