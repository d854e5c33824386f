"""A lock for each account, always in one order

All take the locks in the order of the names, whoever pays. Who has the first lock can get the second one:
its owner waits for nothing that comes before it.
"""
import threading

balance = {'ann': 50, 'ben': 50}
locks = {'ann': threading.Lock(), 'ben': threading.Lock()}


def pay(giver, taker, amount):
    first, second = sorted([giver, taker])
    with locks[first]:
        with locks[second]:
            balance[giver] -= amount
            balance[taker] += amount


THREADS = [(pay, 'ann', 'ben', 10), (pay, 'ben', 'ann', 20)]


def at_end():
    """No money comes or goes."""
    assert balance['ann'] + balance['ben'] == 100, 'the sum is wrong'


EXPECT = 'safe'
