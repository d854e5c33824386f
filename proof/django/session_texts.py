"""Stored sessions as they are compared: what they decode to, as JSON; an empty text stays empty."""
import json
from importlib import import_module

from django.conf import settings

from told import canonical


def new_store(key=None):
    """A session of the backend that the settings name."""
    return import_module(settings.SESSION_ENGINE).SessionStore(key)


def decoded(text):
    """By Django's own loader."""
    return '' if text == '' else canonical(new_store().decode(text))


def encoded(data):
    """The text that Django stores for the JSON of a session."""
    return '' if data == '' else new_store().encode(json.loads(data))


def told_size(size):
    """Sizes differ with the format; whether there is anything does not."""
    return '0' if size == 0 else 'some'
