"""A pickle is written in place."""
# The file is empty between open() and the write: who reads then runs out of input. The write of a
# value that was read before takes another's away.
import pickle

SESSION = '/data/session'


def setup():
    with open(SESSION, 'wb') as f:
        pickle.dump({'cart': 0}, f)


def buy():
    with open(SESSION, 'rb') as f:
        session = pickle.load(f)
    session['cart'] += 1
    with open(SESSION, 'wb') as f:
        pickle.dump(session, f)


PROCESSES = [buy, buy]


def at_end():
    with open(SESSION, 'rb') as f:
        assert pickle.load(f) == {'cart': 2}, 'something in the cart is gone'


EXPECT = ['assertion: something in the cart is gone', 'exception: EOFError']
