"""A text and its signature, published by two renames

Each file is whole at any time. The pair is not: between the renames the new text stands beside the old signature.
"""
import os


def put(path, text):
    with open(path, 'w') as f:
        f.write(text)


def get(path):
    fd = os.open(path, os.O_RDONLY)
    text = os.read(fd, 100)
    os.close(fd)
    return text.decode()


def setup():
    put('/data/text', 'old')
    put('/data/signature', 'old, signed')
    put('/data/text.new', 'new')
    put('/data/signature.new', 'new, signed')


def publish():
    os.replace('/data/text.new', '/data/text')
    os.replace('/data/signature.new', '/data/signature')


def verify():
    text = get('/data/text')
    assert get('/data/signature') == text + ', signed', 'a right text is taken for a forged one'


PROCESSES = [publish, verify]

EXPECT = ['exception: AssertionError']
