# python: 3
"""One row a session, in Django 4 and 5."""
import db
from base import CreateError, SessionBase, UpdateError


class SessionStore(SessionBase):

    def exists(self, key):
        return db.exists(key)

    def load(self):
        stored = db.select(self.session_key)
        if stored is None:
            self._session_key = None
            return {}
        return self.decode(stored)

    def delete(self, key=None):
        if key is None:
            if self.session_key is None:
                return
            key = self.session_key
        # two statements: no row, no DELETE
        if db.select(key) is not None:
            db.delete(key)

    def create(self):
        while True:
            self._session_key = self.new_session_key()
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create=False):
        if self.session_key is None:
            return self.create()
        data = self.get_session(no_load=must_create)
        key = self.get_or_create_session_key()
        stored = self.encode(data)
        if must_create:
            try:
                db.insert(key, stored)
            except db.IntegrityError:
                raise CreateError
        # one statement: looks and writes at once
        elif db.update(key, stored) == 0:
            raise UpdateError
