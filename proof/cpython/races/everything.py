"""Operations, output, stores, rules and settings of every kind."""
import os
import json
import logging
import traceback
import fcntl
import tempfile
import shutil
import uuid
import time
import cache
import db
from contextlib import contextmanager

SETTINGS = {'loud': False, 'kind': ['a', 'b']}
COUNT = [0]


def setup():
    with open('/data/start', 'w') as f:
        f.write('é' + str(SETTINGS['kind']))
    db.insert('k', 'v')
    cache.set('n', 1)
    COUNT[0] += 5
    print('set up')


@contextmanager
def locked(path):
    with open(path, 'w') as f:
        fcntl.flock(f, fcntl.LOCK_EX)
        try:
            yield f
        finally:
            fcntl.flock(f, fcntl.LOCK_UN)


def first(by=1):
    print('begins', os.getpid())
    try:
        os.mkdir('/data/d')
        os.makedirs('/data/d/e/f', exist_ok=True)
        os.rmdir('/data/none')
    except OSError as e:
        print(type(e).__name__, e)
    with locked('lock'):
        logging.warning('in the lock of %s', uuid.uuid4().hex)
        cache.incr('n', by)
    fd, path = tempfile.mkstemp(dir='/data', suffix='.t')
    os.write(fd, 'é'.encode())
    os.close(fd)
    os.replace(path, 'target')
    COUNT[0] += 1
    print(COUNT, os.path.exists('../data/start'), os.listdir('/work'))


def second():
    cache.set('x', {'a': [1, 2.5, None, True, 'é']}, timeout=3)
    print(cache.get('x'), cache.get('y', 7), cache.add('x', 1))
    time.sleep(0.1)
    try:
        json.loads('{')
        open('/data')
    except ValueError:
        print("bad json")
    db.insert('k', 'w')


PROCESSES = [(first, 2), second]


def at_end():
    assert len(os.listdir('/data')) == 2, 'what is there: ' + str(os.listdir('/data'))


def at_end_second():
    os.unlink('/data/start')
    raise KeyError('x')


def at_end_third():
    assert os.path.exists('/data/start')


def always_never_moved():
    """The target."""
    assert not os.path.exists('/work/target')
