"""A settings object is published before it is ready

The second look under the lock is right. But the variable is set first and the object filled afterwards:
who looks without the lock finds an object that is empty.
"""
import threading


class Settings:
    def __init__(self):
        self.language = None

    def load(self):
        self.language = 'en'


lock = threading.Lock()
settings = None
languages = []


def get_settings():
    global settings
    if settings is None:
        with lock:
            if settings is None:
                settings = Settings()
                settings.load()
    return settings


def page():
    languages.append(get_settings().language)


THREADS = [page, page]


def at_end():
    """Both pages are in the language of the settings."""
    assert languages == ['en', 'en'], 'a page had no language'


EXPECT = ['assertion']
