# python: 2
"""What every session store shares."""
import hashlib
import json
import uuid

SECRET_KEY = 'a secret of this server'


class SuspiciousOperation(Exception):
    """What is stored is not what was stored."""


class CreateError(Exception):
    """The key is taken."""


class SessionBase(object):

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
            key = self._session_key
            if key is None or no_load:
                self._session_cache = {}
            else:
                self._session_cache = self.load()
        return self._session_cache

    def get_expiry_age(self):
        return self.get('_session_expiry', 1209600)

    # the key: reading it makes one

    @property
    def session_key(self):
        if not self._session_key:
            self._session_key = self.new_session_key()
        return self._session_key

    def new_session_key(self):
        while True:
            key = uuid.uuid4().hex
            if not self.exists(key):
                return key

    # the end of a session, and a new key for it

    def flush(self):
        self._session_cache = {}
        self.modified = True
        self.delete(self.session_key)
        self.create()

    def cycle_key(self):
        data = self._session
        key = self.session_key
        self.create()
        self._session_cache = data
        self.delete(key)

    # the stored text: the data and a checksum

    def checksum(self, text):
        signed = (text + SECRET_KEY).encode('ascii')
        return hashlib.md5(signed).hexdigest()[:8]

    def encode(self, data):
        text = json.dumps(data, sort_keys=True)
        stored = text + ':' + self.checksum(text)
        return stored.encode('ascii')

    def decode(self, stored):
        stored = stored.decode('ascii')
        text = stored[:-9]
        if stored[-8:] != self.checksum(text):
            raise SuspiciousOperation(
                'User tampered with session cookie.')
        return json.loads(text)
