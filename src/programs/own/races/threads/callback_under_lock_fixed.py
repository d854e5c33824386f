"""A callback is called when the lock is free again

The observer takes the lock of the subject before its own, as everybody does.
"""
import threading


class Subject:
    def __init__(self):
        self.lock = threading.RLock()
        self.value = 0

    def change(self, value):
        with self.lock:
            self.value = value
        observer.refresh()

    def read(self):
        with self.lock:
            return self.value


class Observer:
    def __init__(self):
        self.lock = threading.RLock()
        self.last = 0

    def refresh(self):
        with subject.lock:
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


EXPECT = 'safe'
