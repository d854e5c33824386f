"""Two views under transaction.atomic lock the votes that they count."""
# The row is locked when it is read, until the end of the outermost block.
import db
from django.db import transaction


def setup():
    db.insert('votes', 0)


@transaction.atomic
def vote():
    votes = db.select_for_update('votes')
    db.update('votes', votes + 1)


def view():
    vote()


def batch():
    with transaction.atomic():
        vote()


PROCESSES = [view, batch]


def at_end():
    assert db.select('votes') == 2, 'a vote is gone'


EXPECT = 'safe'
