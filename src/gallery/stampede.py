"""Two that miss the cache at once

The report is slow to make, so it is kept in the cache. When it is missing, everybody who asks makes it: the moment in
which the cache is empty is the moment of the greatest load.
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
