# python: 3
"""One entry of the cache a session, in Django 4 and 5."""
import cache
from base import CreateError, SessionBase, UpdateError


class SessionStore(SessionBase):

    def exists(self, key):
        return cache.get(key) is not None

    def load(self):
        stored = cache.get(self.session_key)
        if stored is None:
            self._session_key = None
            return {}
        return self.decode(stored)

    def delete(self, key=None):
        if key is None:
            if self.session_key is None:
                return
            key = self.session_key
        cache.delete(key)

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
        stored = self.encode(data)
        if must_create:
            if not cache.add(self.session_key, stored):
                raise CreateError
        elif cache.get(self.session_key) is None:
            raise UpdateError
        else:
            # deleted between get and set? there again
            cache.set(self.session_key, stored)
