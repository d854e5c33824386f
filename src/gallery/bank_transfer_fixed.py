"""One lock for the whole bank

A transfer holds the lock of the bank for both of its halves. Simple and right; but nobody else can pay meanwhile.
"""
import threading

balance = {'ann': 50, 'ben': 50}
bank = threading.Lock()


def pay(giver, taker, amount):
    with bank:
        balance[giver] -= amount
        balance[taker] += amount


THREADS = [(pay, 'ann', 'ben', 10), (pay, 'ben', 'ann', 20)]


def at_end():
    """No money comes or goes."""
    assert balance['ann'] + balance['ben'] == 100, 'the sum is wrong'


EXPECT = 'safe'
