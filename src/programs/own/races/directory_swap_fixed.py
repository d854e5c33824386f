"""A file says which directory is the site; one rename replaces the file"""
import os


def point_to(name):
    with open('/data/current.new', 'w') as f:
        f.write(name)
    os.replace('/data/current.new', '/data/current')


def setup():
    for name in ('old', 'new'):
        os.mkdir('/data/' + name)
        with open(f'/data/{name}/index', 'w') as f:
            f.write(name)
    point_to('old')


def visit():
    with open('/data/current') as f:
        name = f.read()
    with open(f'/data/{name}/index') as f:
        print(f.read())


PROCESSES = [(point_to, 'new'), visit]

EXPECT = 'safe'
