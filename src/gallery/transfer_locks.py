"""A lock for each account, in the wrong order

Each account has a lock of its own, so that many can pay at once. A transfer locks the giver and then the taker. Ann
pays Ben while Ben pays Ann: each has one lock, waits for the other one, and waits for ever.
"""
import threading

balance = {'ann': 50, 'ben': 50}
locks = {'ann': threading.Lock(), 'ben': threading.Lock()}


def pay(giver, taker, amount):
    with locks[giver]:
        with locks[taker]:
            balance[giver] -= amount
            balance[taker] += amount


THREADS = [(pay, 'ann', 'ben', 10), (pay, 'ben', 'ann', 20)]


def at_end():
    """No money comes or goes."""
    assert balance['ann'] + balance['ben'] == 100, 'the sum is wrong'


EXPECT = ['deadlock']
