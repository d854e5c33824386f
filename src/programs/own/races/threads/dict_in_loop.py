"""A dict grows while somebody walks through it

A loop over a dict notices at its next item that the size is another one, and raises. Where the item
comes before the loop begins or after its end, nothing happens.
"""
sessions = {'ann': 1, 'ben': 2}
total = 0


def count():
    global total
    for name in sessions:
        total = total + sessions[name]


def log_in():
    sessions['cem'] = 3


THREADS = [count, log_in]

EXPECT = ['exception: RuntimeError']
