"""A counter behind a lock

The lock is held from the load to the store. Another thread waits for it, and then loads the new number.
"""
import threading

visits = 0
lock = threading.Lock()


def visit():
    global visits
    with lock:
        visits += 1


THREADS = [visit, visit]


def at_end():
    """Every visit is counted."""
    assert visits == 2, 'a visit is lost'


EXPECT = 'safe'
