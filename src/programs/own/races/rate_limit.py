"""A limit that two look at before either counts itself

One request may pass. Both see that none has passed yet.
"""
import cache


def setup():
    cache.set('passed', 0)


def request():
    if cache.get('passed') >= 1:
        return
    cache.incr('passed')
    with open('/data/served', 'a') as f:
        f.write('x')


PROCESSES = [request, request]


def at_end():
    with open('/data/served') as f:
        assert f.read() == 'x', 'more passed than may'


EXPECT = ['assertion: more passed than may']
