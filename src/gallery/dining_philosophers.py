"""Three philosophers, three forks

Each needs the fork on the left and the fork on the right to eat, and takes the left one first. It goes well for years.
Then all three take their left fork at the same time, and each waits for a neighbour who waits, too. (E. W. Dijkstra, 1965.)
"""
import threading

forks = [threading.Lock(), threading.Lock(), threading.Lock()]


def eat(seat):
    with forks[seat]:
        with forks[(seat + 1) % 3]:
            pass


THREADS = [(eat, 0), (eat, 1), (eat, 2)]

EXPECT = ['deadlock']
