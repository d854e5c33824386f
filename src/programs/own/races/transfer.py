"""Two transfers between two accounts, each balance a row

The sum stays what it was. A transfer reads both balances, and then writes both: another may do
the same in between.
"""
import db


def transfer(giver, taker, amount):
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


EXPECT = ['assertion']
