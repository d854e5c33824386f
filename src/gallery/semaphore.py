"""A semaphore that is one too generous

Two connections are there, and a semaphore is to let two in. It is made with three, perhaps because somebody counted
from 0 to 2 and then counted the numbers wrongly. The third one in takes from an empty list.
"""
import threading

free = ['one', 'two']
slots = threading.Semaphore(3)


def query():
    with slots:
        connection = free.pop()
        free.append(connection)


THREADS = [query, query, query]

EXPECT = ['exception: IndexError']
