"""Readers count themselves under a lock of their own"""
import threading

room = threading.Lock()
counting = threading.Lock()
readers = 0
page = 'old'
read = []


def reader():
    global readers
    with counting:
        readers += 1
        if readers == 1:
            room.acquire()
    read.append(page)
    with counting:
        readers -= 1
        if readers == 0:
            room.release()


THREADS = [reader, reader]


def at_end():
    """Nobody is left in the room."""
    assert not room.locked(), 'the room stays locked'


EXPECT = 'safe'
