"""The look for a job is the claim

One statement marks the job only while it is new, and says how many rows it has changed. Of two workers one
changes one row, and the other one none.
"""
import db


def setup():
    db.insert('newsletter', state='new', sent=0)


def work():
    if db.update('newsletter', state='taken', expected={'state': 'new'}) == 1:
        db.increment('newsletter', sent=1)


PROCESSES = [work, work]


def at_end():
    """The newsletter goes out once."""
    assert db.select('newsletter', 'sent') == 1, 'it was sent twice'


EXPECT = 'safe'
