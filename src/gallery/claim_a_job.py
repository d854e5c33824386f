"""One job, two workers

A worker looks for a job that is new, marks it as its own and does it. Another worker that looked before the
mark was written takes the same job: the newsletter goes out twice.
"""
import db


def setup():
    db.insert('newsletter', state='new', sent=0)


def work():
    if db.select('newsletter', 'state') == 'new':
        db.update('newsletter', state='taken')
        db.increment('newsletter', sent=1)


PROCESSES = [work, work]


def at_end():
    """The newsletter goes out once."""
    assert db.select('newsletter', 'sent') == 1, 'it was sent twice'


EXPECT = ['assertion: it was sent twice']
