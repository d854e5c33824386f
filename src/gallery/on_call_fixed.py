"""Who looks and leaves does both under one lock

The rule is about two rows, so a lock on one of them would not do. Look and change are one section, and the second
one finds that nobody else is left.
"""
import db
import fcntl


def setup():
    db.insert('ann', 'on call')
    db.insert('ben', 'on call')


def leave(own, other):
    with open('/data/rota.lock', 'w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if db.select(other) == 'on call':
            db.update(own, 'at home')


PROCESSES = [(leave, 'ann', 'ben'), (leave, 'ben', 'ann')]


def always_one_is_on_call():
    """Somebody is on call."""
    assert 'on call' in (db.select('ann'), db.select('ben')), 'nobody is on call'


EXPECT = 'safe'
