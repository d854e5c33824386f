"""Nobody is on call

Two doctors are on call, and one must stay. Each sees in the row of the other one that somebody will be there, and writes its
own row: no row is written twice, and yet both go home. Databases call it write skew.
"""
import db


def setup():
    db.insert('ann', 'on call')
    db.insert('ben', 'on call')


def leave(own, other):
    if db.select(other) == 'on call':
        db.update(own, 'at home')


PROCESSES = [(leave, 'ann', 'ben'), (leave, 'ben', 'ann')]


def always_one_is_on_call():
    """Somebody is on call."""
    assert 'on call' in (db.select('ann'), db.select('ben')), 'nobody is on call'


EXPECT = ['assertion: nobody is on call']
