"""A lock in the cache that anybody opens

`cache.add` stores only where nothing is, so it can serve as a lock. Here the lock is removed at the end in any case: by
one that never had it, too. The next one then walks in while the owner is still at work.
"""
import cache
import db


def setup():
    db.insert('report', runs=0, open=0)


def work():
    have = cache.add('report.lock', 'taken')
    try:
        if have:
            db.increment('report', open=1)
            db.increment('report', open=-1)
    finally:
        cache.delete('report.lock')


PROCESSES = [work, work, work]


def always_one():
    """One report is made at a time."""
    assert db.select('report', 'open') <= 1, 'two make the report at once'


EXPECT = ['assertion: two make the report at once']
