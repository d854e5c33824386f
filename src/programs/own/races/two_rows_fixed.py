"""Two transfers between two accounts lock the rows in one order"""
from django.db import transaction
import db


def transfer(giver, taker, amount):
    with transaction.atomic():
        for key in sorted([giver, taker]):
            db.select_for_update(key)
        db.update(giver, db.select(giver) - amount)
        db.update(taker, db.select(taker) + amount)


def setup():
    db.insert('ann', 50)
    db.insert('ben', 50)


PROCESSES = [(transfer, 'ann', 'ben', 10), (transfer, 'ben', 'ann', 20)]


def at_end():
    assert db.select('ann') == 60 and db.select('ben') == 40, 'the balances are wrong'


EXPECT = 'safe'
