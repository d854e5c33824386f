"""A callback is called under a lock

The subject tells its observer while it holds its lock, and the observer asks the subject while it holds
its own. Re-entrant locks do not help: each holds what the other wants.
"""
import threading


class Subject:
    def __init__(self):
        self.lock = threading.RLock()
        self.value = 0

    def change(self, value):
        with self.lock:
            self.value = value
            observer.changed()

    def read(self):
        with self.lock:
            return self.value


class Observer:
    def __init__(self):
        self.lock = threading.RLock()
        self.last = 0

    def changed(self):
        self.refresh()

    def refresh(self):
        with self.lock:
            self.last = subject.read()


subject = Subject()
observer = Observer()


def change():
    subject.change(1)


def refresh():
    observer.refresh()


THREADS = [change, refresh]


def at_end():
    """The observer has the last value."""
    assert observer.last == 1, 'the observer is behind'


EXPECT = ['deadlock']
