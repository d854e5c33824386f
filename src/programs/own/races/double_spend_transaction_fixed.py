"""Two payments of 80 from a balance of 100, under a lock of the row

The one that selects it for update has it until the end of the transaction.
"""
from django.db import transaction
import db


def pay(who, amount):
    with transaction.atomic():
        balance = db.select_for_update('account', 'balance')
        if balance < amount:
            return
        db.update('account', balance=balance - amount)
        db.insert('paid to ' + who, amount=amount)


def setup():
    db.insert('account', balance=100, owner='ann')


PROCESSES = [(pay, 'ben', 80), (pay, 'cid', 80)]


def always():
    paid = 80 * (db.exists('paid to ben') + db.exists('paid to cid'))
    assert db.select('account', 'balance') + paid == 100, 'more was paid than there was'


EXPECT = 'safe'
