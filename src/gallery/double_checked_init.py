"""A settings object that is there before it is full

The settings are read once, by whoever needs them first. To save the lock, everybody looks first
without it. But the object is stored first and filled then: who comes in between finds settings that are empty.
"""
import threading

settings = None
lock = threading.Lock()


def load():
    global settings
    if settings is None:
        with lock:
            if settings is None:
                settings = {}
                settings['language'] = 'en'


def answer():
    load()
    assert settings['language'] == 'en'


THREADS = [answer, answer]

EXPECT = ['exception: KeyError']
