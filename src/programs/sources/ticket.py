# python: 2
"""One file a session, as it was when ticket #6984 was filed."""
import os
from base import SessionBase, SuspiciousOperation

DIRECTORY = '/sessions'


class SessionStore(SessionBase):

    def path_of(self, key):
        return os.path.join(DIRECTORY, 'sessionid' + key)

    def exists(self, key):
        return os.path.exists(self.path_of(key))

    def load(self):
        data = {}
        try:
            f = open(self.path_of(self.session_key), 'rb')
            try:
                try:
                    data = self.decode(f.read())
                except (EOFError, SuspiciousOperation):
                    # looks forged: go on under a new key, with nothing
                    self._session_key = self.new_session_key()
                    self._session_cache = {}
                    self.save()
                    self.modified = True
            finally:
                f.close()
        except IOError:
            pass
        return data

    def save(self):
        try:
            f = open(self.path_of(self.session_key), 'wb')  # empty from here on
            try:
                f.write(self.encode(self._session))  # not loaded yet? then it loads now
            finally:
                f.close()
        except (IOError, EOFError):
            pass
