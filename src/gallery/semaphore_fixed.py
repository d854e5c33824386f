"""As many slots as connections

The number is taken from the list, so that nobody has to count. The third one waits until a connection is back.
"""
import threading

free = ['one', 'two']
slots = threading.Semaphore(len(free))


def query():
    with slots:
        connection = free.pop()
        free.append(connection)


THREADS = [query, query, query]

EXPECT = 'safe'
