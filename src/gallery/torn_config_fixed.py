"""The configuration is written beside its place, and renamed

A rename replaces the old file by the new one in one step. Who opens the name finds the one or the other, and
either of them is whole.
"""
import os

CONFIG = '/data/service.conf'


def setup():
    with open(CONFIG, 'w') as f:
        f.write('allow = office\n')


def save():
    with open(CONFIG + '.new', 'w') as f:
        f.write('allow = office, home\n')
    os.replace(CONFIG + '.new', CONFIG)


def start():
    with open(CONFIG) as f:
        text = f.read()
    allowed = text.partition('=')[2].strip() or 'everybody'
    assert 'office' in allowed, f'it listens to {allowed}'


PROCESSES = [save, start]

EXPECT = 'safe'
