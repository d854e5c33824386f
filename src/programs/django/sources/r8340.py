# python: 2
"""The 51-second version (r8340): create() saves and loads."""
import errno
import os
from base import CreateError, SessionBase
from base import SuspiciousOperation

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
                    self.create()
            finally:
                f.close()
        except IOError:
            pass
        return data

    def create(self):
        while True:
            self._session_key = self.new_session_key()
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            self._session_cache = {}
            return

    def save(self, must_create=False):
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        if must_create:
            flags = flags | os.O_EXCL
        try:
            path = self.path_of(self.session_key)
            # the file is empty from here on, a new one too
            fd = os.open(path, flags)
            try:
                # loads from it, finds it empty, creates...
                os.write(fd, self.encode(self._session))
            finally:
                os.close(fd)
        except OSError as e:
            if must_create and e.errno == errno.EEXIST:
                raise CreateError
            raise
        except (IOError, EOFError):
            pass
