"""Transactions with everything that they have: savepoints, errors, a row that is made anew, columns"""
from django.db import IntegrityError, OperationalError, transaction
from django.db.transaction import TransactionManagementError
import db


def remake():
    with transaction.atomic():
        db.delete('k')
        db.insert('k', n=7)


def change():
    print(db.update('k', n=3, expected={'n': 1}))
    try:
        with transaction.atomic():
            db.select_for_update('l')
            print(db.update('k', n=4))
    except OperationalError as error:
        print(error)


def failing():
    try:
        with transaction.atomic():
            db.update('k', n=9)
            try:
                with transaction.atomic():
                    db.insert('j', 'x')
                    db.insert('k', 'x')
            except IntegrityError as error:
                print(error)
            db.insert('j', {'a': 'it\'s "q"', 'b': -5})
            print(db.select('j'), db.select('j', 'b'), db.select('l', 'n'))
            print(db.select_for_update('l', 'n', 'n'))
            try:
                db.insert('k', 1)
            except IntegrityError:
                pass
            with transaction.atomic():
                db.update('k', n=10)
    except (OperationalError, TransactionManagementError) as error:
        print(error)
    try:
        db.select_for_update('k')
    except TransactionManagementError as error:
        print(error)
    print(db.increment('k', n=-5, at_least=0), db.select('k', 'n'))


def setup():
    db.insert('k', n=1)
    db.insert('l', n=1)


PROCESSES = [remake, change, failing]


def at_end():
    assert not db.exists('j'), 'a block was not undone'


EXPECT = 'safe'
