"""A task is called done before it is

Who waits for the queue goes on when every task was called done. The worker does so when it has taken the
task, and notes the result later.
"""
import queue

tasks = queue.Queue()
results = []
total = []


def work():
    for _ in range(2):
        number = tasks.get()
        tasks.task_done()
        results.append(number * number)


def collect():
    tasks.put(2)
    tasks.put(3)
    tasks.join()
    total.append(sum(results))


THREADS = [work, collect]


def at_end():
    """Every result is in the total."""
    assert total == [13], 'a result is missing'


EXPECT = ['assertion']
