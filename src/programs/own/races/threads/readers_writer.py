"""Readers count themselves without a lock

The first reader locks the writer out, the last one lets it in. Two that count at the same time both
think that they are the first, and the second one waits for the lock that its own kind holds.
"""
import threading

room = threading.Lock()
readers = 0
page = 'old'
read = []


def reader():
    global readers
    readers += 1
    if readers == 1:
        room.acquire()
    read.append(page)
    readers -= 1
    if readers == 0:
        room.release()


THREADS = [reader, reader]


def at_end():
    """Nobody is left in the room."""
    assert not room.locked(), 'the room stays locked'


EXPECT = ['assertion', 'deadlock', 'exception: RuntimeError']
