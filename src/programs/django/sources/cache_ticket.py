# python: 2
"""One entry of the cache a session, in 2008."""
import cache
from base import SessionBase, SuspiciousOperation


class SessionStore(SessionBase):

    def exists(self, key):
        return cache.get(key) is not None

    def load(self):
        stored = cache.get(self.session_key)
        try:
            if stored is not None:
                return self.decode(stored)
        except SuspiciousOperation:
            pass
        # any key that the browser sends is accepted
        return {}

    def save(self):
        data = self.encode(self._session)
        cache.set(self.session_key, data)
