"""A get that does not wait"""
import queue

tasks = queue.Queue()


def setup():
    tasks.put('paint')


def work():
    try:
        tasks.get_nowait()
    except queue.Empty:
        pass


THREADS = [work, work]


def at_end():
    """The task is taken."""
    assert tasks.empty(), 'the task is still there'


EXPECT = 'safe'
