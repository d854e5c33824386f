"""A lock in the cache that its owner opens

Only who has stored the entry removes it again. The others leave at once.
"""
import cache
import db


def setup():
    db.insert('report', runs=0, open=0)


def work():
    if not cache.add('report.lock', 'taken'):
        return
    try:
        db.increment('report', open=1)
        db.increment('report', open=-1)
    finally:
        cache.delete('report.lock')


PROCESSES = [work, work, work]


def always_one():
    """One report is made at a time."""
    assert db.select('report', 'open') <= 1, 'two make the report at once'


EXPECT = 'safe'
