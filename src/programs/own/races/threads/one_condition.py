"""Producer and consumers wait for one condition, and one of them is woken

There is room for one item. A consumer that takes it wakes whoever waits longest. If that is the other
consumer, it finds nothing and waits again; the producer, which could go on, is woken by nobody.
"""
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
            condition.notify()


def consume():
    with condition:
        while len(items) == 0:
            condition.wait()
        taken.append(items.pop())
        condition.notify()


THREADS = [produce, consume, consume]


def at_end():
    """Both items are taken."""
    assert sorted(taken) == ['a', 'b'], 'an item was not taken'


EXPECT = ['deadlock']
