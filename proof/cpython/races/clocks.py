"""Clocks, deadlines and the times of files."""
import os
import time


def setup():
    open('/data/old', 'w').close()


def a():
    print(time.time(), time.monotonic(), time.time_ns())
    with open('/data/new', 'w') as f:
        f.write('x')
    print(os.stat('/data/new').st_mtime, os.path.getmtime('/data/old'))


def b():
    t = time.time()
    with open('/data/old', 'a') as f:
        f.write('y')
    if time.time() - os.path.getmtime('/data/old') > 60:
        print('stale')
    time.sleep(1)


PROCESSES = [a, b]


def at_end():
    assert time.time() - os.path.getmtime('/data/new') < 60, 'old'
