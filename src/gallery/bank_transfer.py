"""Money that disappears between two accounts

Ann pays Ben while Ben pays Ann. Each transfer takes from one balance and adds to the other one, and each of these
is a load and a store. Where two of them meet on one account, one of them is forgotten, and the sum is wrong.
"""

balance = {'ann': 50, 'ben': 50}


def pay(giver, taker, amount):
    balance[giver] -= amount
    balance[taker] += amount


THREADS = [(pay, 'ann', 'ben', 10), (pay, 'ben', 'ann', 20)]


def at_end():
    """No money comes or goes."""
    assert balance['ann'] + balance['ben'] == 100, 'the sum is wrong'


EXPECT = ['assertion: the sum is wrong']
