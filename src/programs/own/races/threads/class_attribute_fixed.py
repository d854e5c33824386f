"""Numbers from a class attribute, one at a time"""
import threading


class Ticket:
    next_number = 1
    lock = threading.Lock()

    @staticmethod
    def take():
        with Ticket.lock:
            number = Ticket.next_number
            Ticket.next_number = number + 1
            return number


numbers = []


def sell():
    numbers.append(Ticket.take())


THREADS = [sell, sell]


def at_end():
    """No number is sold twice."""
    assert len(set(numbers)) == 2, 'a number was sold twice'


EXPECT = 'safe'
