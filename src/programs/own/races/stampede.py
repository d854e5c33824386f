"""Two that miss the cache compute the same report

Functions that are named worker_… run at the same time when nothing lists them.
"""
import cache


def report():
    text = cache.get('report')
    if text is None:
        text = 'done'
        with open('/data/computed', 'a') as log:
            log.write('x')
        cache.set('report', text)
    return text


def worker_first():
    report()


def worker_second():
    report()


def at_end():
    with open('/data/computed') as log:
        times = len(log.read())
    assert times == 1, 'it was computed ' + str(times) + ' times'


EXPECT = ['assertion: it was computed 2 times']
