"""Numbers from a class attribute

The next number is an attribute of the class, which all threads share. Two that read it before either
has raised it have the same number.
"""


class Ticket:
    next_number = 1

    @staticmethod
    def take():
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


EXPECT = ['assertion']
