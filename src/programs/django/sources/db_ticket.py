# python: 2
"""One row a session, at the time of ticket #6984."""
import db
from base import SessionBase, SuspiciousOperation


class SessionStore(SessionBase):

    def exists(self, key):
        return db.exists(key)

    def load(self):
        stored = db.select(self.session_key)
        try:
            if stored is not None:
                return self.decode(stored)
        except SuspiciousOperation:
            pass
        # unknown or forged: a new key, no data
        self._session_key = self.new_session_key()
        self._session_cache = {}
        self.save()
        self.modified = True
        return {}

    def save(self):
        # the key is taken before the data is loaded
        key = self.session_key
        stored = self.encode(self._session)
        if db.exists(key):
            db.update(key, stored)
        else:
            db.insert(key, stored)
