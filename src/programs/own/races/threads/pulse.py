"""An event that is set and cleared at once

Who waits already is woken. Who comes between the two is not in time for the event, or finds it cleared,
and waits for ever.
"""
import threading

bell = threading.Event()


def ring():
    bell.set()
    bell.clear()


def listen():
    bell.wait()


THREADS = [ring, listen]

EXPECT = ['deadlock']
