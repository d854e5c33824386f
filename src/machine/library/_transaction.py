"""django.db.transaction.atomic as a decorator."""
from django.db import transaction
from functools import wraps


def atomic(function):
    @wraps(function)
    def inner(*args, **keywords):
        with transaction.atomic():
            return function(*args, **keywords)
    return inner
