# python: 2
"""One file a session, as ticket #6984 found it."""
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
                    # looks forged: a new key, no data
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
            # the file is empty from here on
            f = open(self.path_of(self.session_key), 'wb')
            try:
                # not loaded yet? then it loads now
                f.write(self.encode(self._session))
            finally:
                f.close()
        except (IOError, EOFError):
            pass
