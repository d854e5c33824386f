"""One question to the cache

The page gets the greeting, and looks at what it got: whether it is there and what it says are one answer.
"""
from django.core.cache import cache


def setup():
    cache.set('greeting', 'hello')


def show():
    greeting = cache.get('greeting')
    if greeting is not None:
        print(greeting.upper())


def change():
    cache.delete('greeting')


PROCESSES = [show, change]

EXPECT = 'safe'
