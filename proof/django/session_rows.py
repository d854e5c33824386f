"""The table of the database backend: every statement about it waits for its turn."""
import datetime
import re

from django.core.management import call_command
from django.db import connection
from django.db.backends.signals import connection_created

from session_texts import decoded, encoded
from told import done, quoted, told_bool

INSERT = (
    'INSERT INTO django_session (session_key, session_data, expire_date) VALUES (?, ?, ?)'
)


class Gate(object):
    """Stands before the statements of every connection that Django opens."""

    def __init__(self):
        self.stage = None
        connection_created.connect(self.opened)

    def opened(self, connection, **_):
        # No power fails here: the disk need not be waited for.
        connection.connection.execute('PRAGMA synchronous = OFF')
        connection.connection.execute('PRAGMA journal_mode = MEMORY')
        connection.execute_wrappers.append(self.execute)

    def execute(self, execute, sql, params, many, context):
        if self.stage is None or '"django_session"' not in sql:
            # BEGIN, and what a rollback needs: at a gate no transaction has a lock yet.
            return execute(sql, params, many, context)
        name, written, told = statement(sql, params)
        key = next(value for value in params if re.fullmatch('[0-9a-f]{32}', str(value)))
        what = 'db.%s %s' % (name, key)
        if written is not None:
            what += ' ' + quoted(decoded(written))

        def deed():
            execute(sql, params, many, context)
            cursor = context['cursor'].cursor
            if not sql.startswith('SELECT'):
                return cursor.rowcount
            rows = cursor.fetchall()
            # Django finds them again: in this step nobody else moves.
            execute(sql, params, many, context)
            return rows
        self.stage.perform(what, deed, told)


def statement(sql, params):
    """Its name in our programs, the text it stores if any, and how its result is told."""
    verb = sql.split(' ', 1)[0]
    if verb == 'INSERT':
        return 'insert', params[1], done
    if verb == 'UPDATE':
        return 'update', params[0], str
    if verb == 'DELETE':
        return 'delete', None, str
    if '"session_data"' in sql:
        return 'select', None, told_row
    return 'exists', None, told_bool


def told_row(rows):
    return quoted(decoded(rows[0][1])) if rows else done(rows)


class Rows(object):
    """Lays the table out and reads it, past the gate."""

    def __init__(self):
        call_command('migrate', verbosity=0)

    def put(self, rows):
        expires = datetime.datetime.now() + datetime.timedelta(days=14)
        raw = connection.connection
        raw.execute('DELETE FROM django_session')
        for key, data in rows.items():
            raw.execute(INSERT, (key, encoded(data), expires.isoformat(' ')))

    def all(self):
        found = connection.connection.execute('SELECT session_key, session_data FROM django_session')
        return {key: decoded(text) for key, text in found}
