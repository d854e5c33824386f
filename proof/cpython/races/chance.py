"""Random texts as names, random numbers as waits."""
import os
import random
import secrets
import time
import uuid


def writes():
    name = '/data/' + secrets.token_hex(8)
    time.sleep(random.random() * 3)
    with open(name, 'w') as f:
        f.write(str(uuid.uuid4()) + secrets.token_urlsafe())
    os.rename(name, f'/data/{random.randint(1, 10 ** 9)}')
    key = uuid.uuid4()
    print(key, repr(key), f'{key}', '%s' % key, [key], key.hex)
    try:
        print(f'{key:>40}')
    except TypeError as e:
        print(e)
    print(secrets.token_bytes(5) == secrets.token_bytes(5), len(secrets.token_hex()))


PROCESSES = [writes, writes]


def at_end():
    assert len(os.listdir('/data')) == 2
