"""Two withdrawals from one account object, under its lock"""
import threading


class Account:
    def __init__(self, balance):
        self.lock = threading.Lock()
        self.balance = balance
        self.paid = 0

    def withdraw(self, amount):
        with self.lock:
            if self.balance >= amount:
                self.balance -= amount
                self.paid += amount


account = Account(100)


def withdraw(amount):
    account.withdraw(amount)


THREADS = [(withdraw, 70), (withdraw, 60)]


def at_end():
    """What was paid out is missing in the account, and no more than there was."""
    assert account.paid <= 100, 'more was paid than there was'
    assert account.balance + account.paid == 100, 'a payment is missing in the books'


EXPECT = 'safe'
