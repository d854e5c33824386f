"""The pid file is made by the call that looks for it

`O_CREAT | O_EXCL` makes the file or fails, in one step. Of two daemons one gets it, and the other one leaves.
"""
import os

PID_FILE = '/data/daemon.pid'


def start():
    try:
        os.close(os.open(PID_FILE, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        return
    with open('/data/started', 'a') as log:
        log.write('x')


PROCESSES = [start, start]


def at_end_one_has_started():
    """One daemon runs."""
    with open('/data/started') as log:
        assert log.read() == 'x'


EXPECT = 'safe'
