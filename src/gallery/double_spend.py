"""Two payments of 80 from a balance of 100

The balance is read, compared, and written back less the amount. Another payment may do the same in between: both
find that there is enough, and more is paid than there was.
"""
import db


def pay(who, amount):
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
