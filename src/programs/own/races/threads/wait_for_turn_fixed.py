"""Two that play in turn, and tell each other"""
import threading

condition = threading.Condition()
turn = 0
moves = []


def first():
    global turn
    for _ in range(2):
        with condition:
            condition.wait_for(lambda: turn == 0)
            moves.append('first')
            turn = 1
            condition.notify()


def second():
    global turn
    with condition:
        condition.wait_for(lambda: turn == 1)
        moves.append('second')
        turn = 0
        condition.notify()


THREADS = [first, second]


def at_end():
    """They played in turn."""
    assert moves == ['first', 'second', 'first'], 'somebody moved twice'


EXPECT = 'safe'
