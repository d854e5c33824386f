"""A counter in a closure, with a lock beside it"""
import threading


def make_counter():
    count = 0
    lock = threading.Lock()

    def add():
        nonlocal count
        with lock:
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


EXPECT = 'safe'
