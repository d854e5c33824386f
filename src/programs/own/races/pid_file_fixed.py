"""The pid file is made by the very call that looks for it"""
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
