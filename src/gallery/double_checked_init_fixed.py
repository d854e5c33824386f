"""The object is full before anybody can see it

The settings are put together in a local variable, and stored as a whole. Who sees them sees all of them.
"""
import threading

settings = None
lock = threading.Lock()


def load():
    global settings
    if settings is None:
        with lock:
            if settings is None:
                fresh = {}
                fresh['language'] = 'en'
                settings = fresh


def answer():
    load()
    assert settings['language'] == 'en'


THREADS = [answer, answer]

EXPECT = 'safe'
