"""Two threads swap elements of one list, one after the other"""
import threading

lock = threading.Lock()
cards = ['ace', 'king', 'queen']


def swap(i, j):
    with lock:
        cards[i], cards[j] = cards[j], cards[i]


THREADS = [(swap, 0, 1), (swap, 1, 2)]


def at_end():
    """Every card is there once."""
    assert sorted(cards) == ['ace', 'king', 'queen'], 'a card is there twice'


EXPECT = 'safe'
