# python: 2
"""As Django 1.0 came out: a temporary file and a rename."""
import errno
import os
import tempfile
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
                stored = f.read()
                try:
                    # empty: the placeholder of a first save
                    if stored:
                        data = self.decode(stored)
                except (EOFError, SuspiciousOperation):
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
        data = self.get_session(no_load=must_create)
        path = self.path_of(self.session_key)
        try:
            # the name is taken; the content stays as it is
            flags = os.O_WRONLY | os.O_CREAT
            if must_create:
                flags = flags | os.O_EXCL
            fd = os.open(path, flags)
            os.close(fd)
        except OSError as e:
            if must_create and e.errno == errno.EEXIST:
                raise CreateError
            raise
        renamed = False
        try:
            prefix = os.path.basename(path) + '_out_'
            fd, temporary = tempfile.mkstemp(
                dir=DIRECTORY, prefix=prefix)
            try:
                try:
                    os.write(fd, self.encode(data))
                finally:
                    os.close(fd)
                # a reader finds the old or the new
                os.rename(temporary, path)
                renamed = True
            finally:
                if not renamed:
                    os.unlink(temporary)
        except (OSError, IOError, EOFError):
            pass
