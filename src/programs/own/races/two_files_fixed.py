"""Each edition has a text and a signature of its own; one rename says which edition counts"""
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
    for edition in ('1', '2'):
        put('/data/text.' + edition, 'words of ' + edition)
        put('/data/signature.' + edition, f'words of {edition}, signed')
    put('/data/edition', '1')
    put('/data/edition.new', '2')


def publish():
    os.replace('/data/edition.new', '/data/edition')


def verify():
    edition = get('/data/edition')
    text = get('/data/text.' + edition)
    assert get('/data/signature.' + edition) == text + ', signed', 'a right text is taken for a forged one'


PROCESSES = [publish, verify]

EXPECT = 'safe'
