"""Two payments of 80 from a balance of 100, in transactions without a lock

A transaction alone does not help: both read what is committed, and the second write only waits for the first one.
"""
from django.db import transaction
import db


def pay(who, amount):
    with transaction.atomic():
        balance = db.select('account', 'balance')
        if balance < amount:
            return
        db.update('account', balance=balance - amount)
        db.insert('paid to ' + who, amount=amount)


def setup():
    db.insert('account', balance=100, owner='ann')


PROCESSES = [(pay, 'ben', 80), (pay, 'cid', 80)]


def at_end():
    paid = 80 * (db.exists('paid to ben') + db.exists('paid to cid'))
    assert db.select('account', 'balance') + paid == 100, 'more was paid than there was'


EXPECT = ['assertion']
