"""A counter in a closure

The functions share the variable of the function that made them: a cell. Adding one is a load and a
store here, too.
"""


def make_counter():
    count = 0

    def add():
        nonlocal count
        count += 1

    def total():
        return count

    return add, total


add, total = make_counter()


def call():
    add()


THREADS = [call, call]


def at_end():
    """Each call counts."""
    assert total() == 2, 'a call was not counted'


EXPECT = ['assertion']
