"""A settings object is published when it is ready"""
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
                ready = Settings()
                ready.load()
                settings = ready
    return settings


def page():
    languages.append(get_settings().language)


THREADS = [page, page]


def at_end():
    """Both pages are in the language of the settings."""
    assert languages == ['en', 'en'], 'a page had no language'


EXPECT = 'safe'
