"""Two doctors who each see that the other is on call

One of them must stay. Each looks at the row of the other and writes its own: no row is written twice, and
yet nobody is on call in the end.
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
