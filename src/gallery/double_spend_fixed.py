"""A payment that looks again when it writes

The update changes the row only while the balance is the one that was read, and says how many rows it has changed. If none,
the payment begins again.
"""
import db


def pay(who, amount):
    while True:
        balance = db.select('account', 'balance')
        if balance < amount:
            return
        if db.update('account', balance=balance - amount, expected={'balance': balance}):
            db.insert('paid to ' + who, amount=amount)
            return


def setup():
    db.insert('account', balance=100, owner='ann')


PROCESSES = [(pay, 'ben', 80), (pay, 'cid', 80)]


def at_end():
    paid = 80 * (db.exists('paid to ben') + db.exists('paid to cid'))
    assert db.select('account', 'balance') + paid == 100, 'more was paid than there was'


EXPECT = 'safe'
