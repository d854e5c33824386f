"""One makes the report, the others wait for it

Who finds nothing takes a lock and looks again: by then another one may have made it.
"""
import cache
import fcntl


def report():
    text = cache.get('report')
    if text is None:
        with open('/data/report.lock', 'w') as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
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


EXPECT = 'safe'
