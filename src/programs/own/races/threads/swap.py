"""Two threads swap elements of one list

`a[i], a[j] = a[j], a[i]` is two reads and two writes. In between, the other one moves an element, and it
is there twice.
"""
cards = ['ace', 'king', 'queen']


def swap(i, j):
    cards[i], cards[j] = cards[j], cards[i]


THREADS = [(swap, 0, 1), (swap, 1, 2)]


def at_end():
    """Every card is there once."""
    assert sorted(cards) == ['ace', 'king', 'queen'], 'a card is there twice'


EXPECT = ['assertion']
