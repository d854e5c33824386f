"""The entry that was there a moment ago

The page asks whether the cache has the greeting, and then gets it. Between the two it may be dropped, because
somebody changed it or because the cache needs the room: the page gets nothing, and fails.
"""
from django.core.cache import cache


def setup():
    cache.set('greeting', 'hello')


def show():
    if cache.has_key('greeting'):
        print(cache.get('greeting').upper())


def change():
    cache.delete('greeting')


PROCESSES = [show, change]

EXPECT = ['exception: AttributeError']
