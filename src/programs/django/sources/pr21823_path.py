# python: 3
"""Our reading of PR 21823: is its path there to the last?"""
import os
import shutil
import tempfile
from base import CreateError, SessionBase, UpdateError

DIRECTORY = '/sessions'


class SessionStore(SessionBase):

    def path_of(self, key):
        return os.path.join(DIRECTORY, 'sessionid' + key)

    def exists(self, key):
        return os.path.exists(self.path_of(key))

    def load(self):
        data = {}
        try:
            path = self.path_of(self.session_key)
            with open(path, 'rb') as f:
                stored = f.read()
            # empty: the placeholder of a first save
            if stored:
                data = self.decode(stored.decode('ascii'))
                # its age; gone meanwhile? no key, but data
                os.stat(path)
        except FileNotFoundError:
            self._session_key = None
        return data

    def delete(self, key=None):
        if key is None:
            if self.session_key is None:
                return
            key = self.session_key
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
            return

    def save(self, must_create=False):
        if self.session_key is None:
            return self.create()
        data = self.get_session(no_load=must_create)
        path = self.path_of(self.get_or_create_session_key())
        stored = self.encode(data)
        try:
            # is it still there?
            flags = os.O_WRONLY
            if must_create:
                flags = flags | os.O_CREAT | os.O_EXCL
            fd = os.open(path, flags)
            os.close(fd)
        except FileNotFoundError:
            raise UpdateError
        except FileExistsError:
            raise CreateError
        try:
            prefix = os.path.basename(path) + '_out_'
            fd, temporary = tempfile.mkstemp(
                dir=DIRECTORY, prefix=prefix)
            renamed = False
            try:
                try:
                    os.write(fd, stored.encode('ascii'))
                finally:
                    os.close(fd)
                # deleted meanwhile?
                there = must_create or os.path.exists(path)
                if not there:
                    raise UpdateError
                shutil.move(temporary, path)
                renamed = True
            finally:
                if not renamed:
                    os.unlink(temporary)
        except (OSError, EOFError):
            pass
