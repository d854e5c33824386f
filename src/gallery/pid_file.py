"""Two daemons and one pid file

A daemon must run once. It starts only if there is no pid file, and then writes one. Both look before either has
written, and both run: each of them sends the mails of the night.
"""
import os

PID_FILE = '/data/daemon.pid'


def start():
    if os.path.exists(PID_FILE):
        return
    with open(PID_FILE, 'w') as f:
        f.write('running')
    with open('/data/started', 'a') as log:
        log.write('x')


PROCESSES = [start, start]


def at_end_one_has_started():
    """One daemon runs."""
    with open('/data/started') as log:
        assert log.read() == 'x'


EXPECT = ['assertion: One daemon runs.']
