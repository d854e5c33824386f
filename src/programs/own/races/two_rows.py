"""Two transfers between two accounts lock the rows in two orders

Each has one row and waits for the other: the database ends one of the two with an error.
"""
from django.db import transaction
import db


def transfer(giver, taker, amount):
    with transaction.atomic():
        left = db.select_for_update(giver)
        right = db.select_for_update(taker)
        db.update(giver, left - amount)
        db.update(taker, right + amount)


def setup():
    db.insert('ann', 50)
    db.insert('ben', 50)


PROCESSES = [(transfer, 'ann', 'ben', 10), (transfer, 'ben', 'ann', 20)]


def at_end():
    assert db.select('ann') + db.select('ben') == 100, 'money is lost'


EXPECT = ['exception: OperationalError']
