"""What sessions are kept in besides files: a table of SQLite, and a cache."""
import os
import sqlite3
import threading

from told import done, quoted, told_bool, told_found

CREATE = 'CREATE TABLE django_session (session_key TEXT PRIMARY KEY, session_data TEXT NOT NULL)'
EXISTS = 'SELECT 1 FROM django_session WHERE session_key = ?'
SELECT = 'SELECT session_data FROM django_session WHERE session_key = ?'
INSERT = 'INSERT INTO django_session (session_key, session_data) VALUES (?, ?)'
UPDATE = 'UPDATE django_session SET session_data = ? WHERE session_key = ?'
DELETE = 'DELETE FROM django_session WHERE session_key = ?'


class Stores(object):
    """The database has a file and a connection for each thread, in autocommit."""

    def __init__(self, start, folder):
        self.start = start
        self.path = os.path.join(folder, 'sessions.sqlite3')
        self.mine = threading.local()
        self.connections = []
        self.cache = {}
        self.cache_lock = threading.Lock()
        self.used = False
        self.seeded = False

    def lay_out(self):
        self.put(self.start['rows'], self.start['cache'])

    def put(self, rows, cache):
        """Nothing but these rows and entries. Without rows SQLite is not asked before it must be."""
        self.cache = dict(cache)
        if not rows and not self.used:
            return
        self.execute('DELETE FROM django_session', ())
        for key, data in rows.items():
            self.execute(INSERT, (key, data))

    def rows(self):
        if not self.used:
            return {}
        return dict(self.execute('SELECT session_key, session_data FROM django_session', ()))

    def entries(self):
        return dict(self.cache)

    def evict(self):
        self.cache.clear()

    def execute(self, statement, values):
        connection = getattr(self.mine, 'connection', None)
        if connection is None:
            connection = self.connect()
        return connection.execute(statement, values)

    def connect(self):
        connection = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        connection.execute('PRAGMA synchronous = OFF')
        connection.execute('PRAGMA journal_mode = MEMORY')
        if not self.used:
            connection.execute('DROP TABLE IF EXISTS django_session')
            connection.execute(CREATE)
        self.used = True
        self.connections.append(connection)
        self.mine.connection = connection
        return connection

    def close(self):
        for connection in self.connections:
            connection.close()


class Texts(object):
    """Stored texts as a program has them: Python 2's str is made of bytes."""

    def __init__(self, version):
        self.version = version

    def taken(self, data):
        return data.decode('ascii') if isinstance(data, bytes) else data

    def given(self, data):
        return data.encode('ascii') if self.version == 2 and data is not None else data


class Db(object):
    """The module `db`, as a program sees it. Each function is one statement."""

    IntegrityError = sqlite3.IntegrityError

    def __init__(self, stage, version):
        self._stage = stage
        self._texts = Texts(version)

    def _do(self, name, key, data, deed, told):
        what = 'db.%s %s' % (name, key)
        if data is not None:
            what += ' ' + quoted(data)
        return self._stage.perform(what, deed, told)

    def exists(self, key):
        def deed():
            return self._stage.stores.execute(EXISTS, (key,)).fetchone() is not None
        return self._do('exists', key, None, deed, told_bool)

    def select(self, key):
        def deed():
            row = self._stage.stores.execute(SELECT, (key,)).fetchone()
            return None if row is None else row[0]
        return self._texts.given(self._do('select', key, None, deed, told_found))

    def insert(self, key, data):
        data = self._texts.taken(data)

        def deed():
            self._stage.stores.execute(INSERT, (key, data))
        return self._do('insert', key, data, deed, done)

    def update(self, key, data):
        data = self._texts.taken(data)

        def deed():
            return self._stage.stores.execute(UPDATE, (data, key)).rowcount
        return self._do('update', key, data, deed, str)

    def delete(self, key):
        def deed():
            return self._stage.stores.execute(DELETE, (key,)).rowcount
        return self._do('delete', key, None, deed, str)


class Cache(object):
    """The module `cache`: a dict behind a lock."""

    def __init__(self, stage, version):
        self._stage = stage
        self._texts = Texts(version)

    def _do(self, name, key, data, deed, told):
        what = 'cache.%s %s' % (name, key)
        if data is not None:
            what += ' ' + quoted(data)

        def locked():
            with self._stage.stores.cache_lock:
                return deed(self._stage.stores.cache)
        return self._stage.perform(what, locked, told)

    def get(self, key):
        found = self._do('get', key, None, lambda cache: cache.get(key), told_found)
        return self._texts.given(found)

    def set(self, key, data):
        data = self._texts.taken(data)
        return self._do('set', key, data, lambda cache: cache.__setitem__(key, data), done)

    def add(self, key, data):
        data = self._texts.taken(data)

        def deed(cache):
            return False if key in cache else (cache.__setitem__(key, data) is None)
        return self._do('add', key, data, deed, told_bool)

    def delete(self, key):
        def deed(cache):
            return cache.pop(key, None) is not None
        return self._do('delete', key, None, deed, told_bool)
