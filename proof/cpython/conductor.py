"""Threads that run one at a time: whose turn it is, is handed from one to the next.

Whoever has the turn either goes on, or opens the latch of another and waits at its own; so exactly
one thread ever runs, and nothing needs a lock of its own.
"""
import threading


def latch():
    """A lock that is closed: who acquires it waits until somebody releases it."""
    lock = threading.Lock()
    lock.acquire()
    return lock


class Lane(object):
    """A thread that is used again and again."""

    def __init__(self, index):
        self.turn = latch()
        # instead of the next one's latch, when several lanes run to their end at once
        self.alone = latch()
        # runs to its end, and answers whose latch to open then
        self.task = None
        name = 'request %d' % index
        threading.Thread(target=self.run, name=name, daemon=True).start()

    def run(self):
        while True:
            self.turn.acquire()
            self.task().release()


class Conductor(object):

    def __init__(self):
        self.lanes = []
        self.main = latch()

    def lane(self, index):
        while len(self.lanes) <= index:
            self.lanes.append(Lane(len(self.lanes)))
        return self.lanes[index]

    def run_until_main(self, turn):
        """From the main thread: opens a latch, until the turn comes back."""
        turn.release()
        self.main.acquire()
