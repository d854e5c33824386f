"""A pickle is written in place, under a lock."""
import fcntl
import pickle

SESSION = '/data/session'


def setup():
    with open(SESSION, 'wb') as f:
        pickle.dump({'cart': 0}, f)


def buy():
    with open(SESSION, 'rb+') as f:
        fcntl.flock(f, fcntl.LOCK_EX)
        session = pickle.load(f)
        session['cart'] += 1
        f.seek(0)
        pickle.dump(session, f)


PROCESSES = [buy, buy]


def at_end():
    with open(SESSION, 'rb') as f:
        assert pickle.load(f) == {'cart': 2}, 'something in the cart is gone'


EXPECT = 'safe'
