# python: 2
"""One file a session, with the fix (r8344): load first."""
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

    def delete(self, key):
        try:
            os.unlink(self.path_of(key))
        except OSError:
            pass

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
        # the fix: load first
        data = self.get_session(no_load=must_create)
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        if must_create:
            flags = flags | os.O_EXCL
        try:
            path = self.path_of(self.session_key)
            # the file is empty from here on
            fd = os.open(path, flags)
            try:
                os.write(fd, self.encode(data))
            finally:
                os.close(fd)
        except OSError as e:
            if must_create and e.errno == errno.EEXIST:
                raise CreateError
            raise
        except (IOError, EOFError):
            pass
