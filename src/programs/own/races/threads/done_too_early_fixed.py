"""A task is called done when its result is there"""
import queue

tasks = queue.Queue()
results = []
total = []


def work():
    for _ in range(2):
        number = tasks.get()
        results.append(number * number)
        tasks.task_done()


def collect():
    tasks.put(2)
    tasks.put(3)
    tasks.join()
    total.append(sum(results))


THREADS = [work, collect]


def at_end():
    """Every result is in the total."""
    assert total == [13], 'a result is missing'


EXPECT = 'safe'
