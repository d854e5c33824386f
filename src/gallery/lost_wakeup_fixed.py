"""The guest looks under the lock of the bell

Both look and ring under one lock, and waiting lets go of it in the same step. So the bell cannot ring between
the look and the waiting. `while`, and not `if`: who is woken looks again.
"""
import threading

bell = threading.Condition()
ready = False


def cook():
    global ready
    with bell:
        ready = True
        bell.notify()


def eat():
    with bell:
        while not ready:
            bell.wait()


THREADS = [cook, eat]

EXPECT = 'safe'
