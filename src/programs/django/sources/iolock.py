# python: 2
"""A lock file beside each session (r8688), for 16 hours."""
import errno
import fcntl
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
        path = self.path_of(self.session_key)
        try:
            # there only while somebody saves
            lock = open(path + '_iolock', 'rb')
            try:
                fcntl.flock(lock, fcntl.LOCK_SH)
                f = open(path, 'rb')
                try:
                    try:
                        data = self.decode(f.read())
                    except (EOFError, SuspiciousOperation):
                        self.create()
                finally:
                    f.close()
            finally:
                fcntl.flock(lock, fcntl.LOCK_UN)
                lock.close()
                # the waiter keeps a lock on a deleted file
                os.unlink(path + '_iolock')
        except IOError:
            # no lock file: treated as no session
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
        data = self.get_session(no_load=must_create)
        path = self.path_of(self.session_key)
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        if must_create:
            flags = flags | os.O_EXCL
        try:
            lock = open(path + '_iolock', 'wb')
            try:
                fcntl.flock(lock, fcntl.LOCK_EX)
                fd = os.open(path, flags)
                try:
                    os.write(fd, self.encode(data))
                finally:
                    os.close(fd)
            finally:
                fcntl.flock(lock, fcntl.LOCK_UN)
                lock.close()
                os.unlink(path + '_iolock')
        except OSError as e:
            if must_create and e.errno == errno.EEXIST:
                raise CreateError
            raise
        except (IOError, EOFError):
            pass
