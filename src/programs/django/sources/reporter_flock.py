# python: 2
"""The reporter's experiment: a lock around each access."""
import fcntl
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
                # waits while anyone holds it, even us
                fcntl.flock(f, fcntl.LOCK_EX)
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
            # empty from here on, and not locked yet
            f = open(self.path_of(self.session_key), 'wb')
            try:
                fcntl.flock(f, fcntl.LOCK_EX)
                # not loaded yet? then it loads now
                f.write(self.encode(self._session))
            finally:
                f.close()
        except (IOError, EOFError):
            pass
