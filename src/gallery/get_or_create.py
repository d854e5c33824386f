"""One basket, made twice

Two requests put something into the basket of one customer, which is not there yet. Both look, both find nothing, and both insert it:
the second one waits for the first, and dies of a duplicate key.
"""
from django.db import transaction
import db


def add(item):
    with transaction.atomic():
        if not db.exists('basket'):
            db.insert('basket', items=0)
        db.increment('basket', items=1)


PROCESSES = [(add, 'tea'), (add, 'pot')]


def at_end():
    assert db.select('basket', 'items') > 0, 'nothing is in the basket'


EXPECT = ['exception: IntegrityError']
