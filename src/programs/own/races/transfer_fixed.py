"""The same two transfers under one lock"""
import db
import fcntl


def transfer(giver, taker, amount):
    with open('/data/bank.lock', 'w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        of_giver = int(db.select(giver))
        of_taker = int(db.select(taker))
        db.update(giver, str(of_giver - amount))
        db.update(taker, str(of_taker + amount))


def setup():
    db.insert('ann', '50')
    db.insert('ben', '50')


PROCESSES = [(transfer, 'ann', 'ben', 10), (transfer, 'ben', 'ann', 20)]


def at_end():
    ann, ben = int(db.select('ann')), int(db.select('ben'))
    assert ann == 60 and ben == 40, 'the balances are wrong'


EXPECT = 'safe'
