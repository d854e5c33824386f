"""The late one takes the other’s basket

Each inserts first, and takes the error for “it is there”. The insert has a block of its own, so that its error
does not end the whole transaction.
"""
from django.db import IntegrityError, transaction
import db


def add(item):
    with transaction.atomic():
        try:
            with transaction.atomic():
                db.insert('basket', items=0)
        except IntegrityError:
            pass
        db.increment('basket', items=1)


PROCESSES = [(add, 'tea'), (add, 'pot')]


def at_end():
    assert db.select('basket', 'items') == 2, 'an item is lost'


EXPECT = 'safe'
