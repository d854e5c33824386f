"""A service that starts while its configuration is saved

The editor opens the file for writing, which empties it, and then writes the new text. A service that starts in
between reads nothing, takes its defaults and listens to everybody. Nothing fails, and no log says why.
"""

CONFIG = '/data/service.conf'


def setup():
    with open(CONFIG, 'w') as f:
        f.write('allow = office\n')


def save():
    with open(CONFIG, 'w') as f:
        f.write('allow = office, home\n')


def start():
    with open(CONFIG) as f:
        text = f.read()
    allowed = text.partition('=')[2].strip() or 'everybody'
    assert 'office' in allowed, f'it listens to {allowed}'


PROCESSES = [save, start]

EXPECT = ['exception: AssertionError']
