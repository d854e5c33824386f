"""A lock that is made exclusive while another wants it."""
import fcntl
import os


def setup():
    open('/data/l', 'w').close()


def a():
    f = open('/data/l')
    fcntl.flock(f, fcntl.LOCK_SH)
    os.listdir('/data')
    fcntl.flock(f, fcntl.LOCK_EX)
    fcntl.flock(f, fcntl.LOCK_UN)
    f.close()


def b():
    fd = os.open('/data/l', os.O_RDONLY)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as e:
        print(e)
    os.close(fd)


PROCESSES = [a, a, b]
