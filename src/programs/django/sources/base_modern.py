# python: 3
"""What every session store shares, in Django 4 and 5."""
import hashlib
import json
import logging
import uuid

SECRET_KEY = 'a secret of this server'


class CreateError(Exception):
    """The key is taken."""


class UpdateError(Exception):
    """The session is not there any more."""


class BadRequest(Exception):
    """Answered with status 400."""


class SessionInterrupted(BadRequest):
    """The session was deleted while the request ran."""


class SessionBase:

    def __init__(self, session_key=None):
        self._session_key = session_key
        self.accessed = False
        self.modified = False

    # the session as a dictionary: the first use loads it

    def __contains__(self, name):
        return name in self._session

    def __getitem__(self, name):
        return self._session[name]

    def __setitem__(self, name, value):
        self._session[name] = value
        self.modified = True

    def __delitem__(self, name):
        del self._session[name]
        self.modified = True

    def get(self, name, default=None):
        return self._session.get(name, default)

    @property
    def _session(self):
        return self.get_session()

    def get_session(self, no_load=False):
        self.accessed = True
        try:
            return self._session_cache
        except AttributeError:
            if self.session_key is None or no_load:
                self._session_cache = {}
            else:
                self._session_cache = self.load()
        return self._session_cache

    def is_empty(self):
        try:
            if self._session_key:
                return False
            return not self._session_cache
        except AttributeError:
            return True

    def get_expiry_age(self):
        return self.get('_session_expiry', 1209600)

    # the key: None when there is no session

    @property
    def session_key(self):
        return self._session_key

    def get_or_create_session_key(self):
        if self._session_key is None:
            self._session_key = self.new_session_key()
        return self._session_key

    def new_session_key(self):
        while True:
            key = uuid.uuid4().hex
            if not self.exists(key):
                return key

    # the end of a session, and a new key for it

    def clear(self):
        self._session_cache = {}
        self.accessed = True
        self.modified = True

    def flush(self):
        self.clear()
        self.delete()
        self._session_key = None

    def cycle_key(self):
        data = self._session
        key = self.session_key
        self.create()
        self._session_cache = data
        if key:
            self.delete(key)

    # the stored text: the data and a checksum

    def checksum(self, text):
        signed = (text + SECRET_KEY).encode('ascii')
        return hashlib.md5(signed).hexdigest()[:8]

    def encode(self, data):
        text = json.dumps(data, sort_keys=True)
        return text + ':' + self.checksum(text)

    def decode(self, stored):
        text = stored[:-9]
        if stored[-8:] != self.checksum(text):
            # bad data is not an error any more
            logging.warning('Session data corrupted')
            return {}
        return json.loads(text)
