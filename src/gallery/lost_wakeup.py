"""The call that nobody heard

The cook rings when the meal is ready; the guest looks at the table and waits for the bell if it is empty. The
bell may ring between the look and the waiting: a condition wakes those who wait, and keeps nothing for those who come later.
"""
import threading

bell = threading.Condition()
ready = False


def cook():
    global ready
    ready = True
    with bell:
        bell.notify()


def eat():
    if not ready:
        with bell:
            bell.wait()


THREADS = [cook, eat]

EXPECT = ['deadlock']
