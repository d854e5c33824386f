"""Who counts itself learns in the same step how many have passed"""
import cache


def setup():
    cache.set('passed', 0)


def request():
    if cache.incr('passed') > 1:
        return
    with open('/data/served', 'a') as f:
        f.write('x')


PROCESSES = [request, request]


def at_end():
    with open('/data/served') as f:
        assert f.read() == 'x', 'more passed than may'


EXPECT = 'safe'
