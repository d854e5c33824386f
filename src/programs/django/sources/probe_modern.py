"""How the panels look into the store; no request does."""
from backend import SessionStore


def look(key):
    """What a visitor with this cookie would find."""
    return SessionStore(key)._session


def stored(data):
    """The text that this store keeps for the data."""
    return SessionStore('').encode(data)


def path(key):
    """Where this store keeps the session."""
    return SessionStore(key).path_of(key)
