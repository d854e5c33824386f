"""Producer and consumers wait for one condition, and all of them are woken"""
import threading

condition = threading.Condition()
items = []
taken = []


def produce():
    for item in ('a', 'b'):
        with condition:
            while len(items) == 1:
                condition.wait()
            items.append(item)
            condition.notify_all()


def consume():
    with condition:
        while len(items) == 0:
            condition.wait()
        taken.append(items.pop())
        condition.notify_all()


THREADS = [produce, consume, consume]


def at_end():
    """Both items are taken."""
    assert sorted(taken) == ['a', 'b'], 'an item was not taken'


EXPECT = 'safe'
