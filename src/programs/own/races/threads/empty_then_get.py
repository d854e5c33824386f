"""A look whether a queue is empty, then a get

Both see the one task. One takes it; the other waits for a task that nobody puts.
"""
import queue

tasks = queue.Queue()


def setup():
    tasks.put('paint')


def work():
    if not tasks.empty():
        tasks.get()


THREADS = [work, work]

EXPECT = ['deadlock']
