"""Two views under transaction.atomic count the same votes."""
# A transaction alone keeps nobody else from reading what it is about to change.
import db
from django.db import transaction


def setup():
    db.insert('votes', 0)


@transaction.atomic
def vote():
    votes = db.select('votes')
    db.update('votes', votes + 1)


def view():
    vote()


def batch():
    with transaction.atomic():
        vote()


PROCESSES = [view, batch]


def at_end():
    assert db.select('votes') == 2, 'a vote is gone'


EXPECT = ['assertion: a vote is gone']
