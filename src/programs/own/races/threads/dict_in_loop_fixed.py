"""A loop over a copy of the keys

The copy is made in one go; the dict may grow afterwards.
"""
sessions = {'ann': 1, 'ben': 2}
total = 0


def count():
    global total
    for name in list(sessions):
        total = total + sessions[name]


def log_in():
    sessions['cem'] = 3


THREADS = [count, log_in]


def at_end():
    """The third one may be counted or not."""
    assert total in (3, 6), 'a session was left out'


EXPECT = 'safe'
