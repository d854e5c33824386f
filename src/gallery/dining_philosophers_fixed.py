"""One philosopher takes the right fork first

The forks have numbers, and everybody takes the lower one first: for the last seat that is the right one. A ring of
waiting cannot close any more.
"""
import threading

forks = [threading.Lock(), threading.Lock(), threading.Lock()]


def eat(seat):
    first, second = sorted([seat, (seat + 1) % 3])
    with forks[first]:
        with forks[second]:
            pass


THREADS = [(eat, 0), (eat, 1), (eat, 2)]

EXPECT = 'safe'
