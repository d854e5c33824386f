"""The modules db and django.db of a process: each function is one statement about a row."""
import contextlib

from os_calls import WaitsForEver
from rows import MARK, Unmodelled, row_of_text, text_of_row
from told import done, quoted, told_bool, told_found


class Error(Exception):
    pass


class DatabaseError(Error):
    pass


class IntegrityError(DatabaseError):

    told_as = 'IntegrityError'


class OperationalError(DatabaseError):

    told_as = 'OperationalError'


class ProgrammingError(DatabaseError):
    pass


class TransactionManagementError(ProgrammingError):

    told_as = 'TransactionManagementError'


ERRORS = (Error, DatabaseError, IntegrityError, OperationalError, ProgrammingError)
BY_NAME = {each.__name__: each for each in ERRORS + (TransactionManagementError,)}
BY_NAME['not-modelled'] = Unmodelled
MISSING = object()
NAMES = ('exists', 'select', 'select_for_update', 'insert', 'update', 'increment', 'delete')


class Db(object):

    def __init__(self, gate, stores):
        self._gate = gate
        self._stores = stores

    def functions(self):
        return dict(((name, getattr(self, name)) for name in NAMES), **BY_NAME)

    def _statement(self, name, key, told, text='', store=None, **how):
        """Asks until it is answered: who must wait begins to, and is asked again."""
        waited = False
        number = self._gate.number
        optional = self._stores.ask('is_quiet', number, name)
        result = None

        def deed():
            answer = self._stores.ask('statement', number, store or name, key, how, waited)
            if answer == ['blocked']:
                self._gate.would_wait()
            if answer[0] not in ('ok', 'waits'):
                raise BY_NAME[answer[0]](answer[1])
            return answer

        while result is None or result == ['waits']:
            waited = result is not None
            if waited and self._gate.link is None:
                raise WaitsForEver()
            shown = 'db.%s %s%s' % (name, key, text)
            told_answer = lambda answer: 'waits' if answer == ['waits'] else told(answer[1])
            wish = ('row',) if waited else None
            result = self._gate.perform(shown, deed, told_answer, wish, optional)
        return result[1]

    def exists(self, key, /):
        must_be_text('key', key)
        found = lambda text: told_bool(text is not None)
        return self._statement('exists', key, found, store='select') is not None

    def select(self, key, /, *columns):
        return self._selected('select', key, columns)

    def select_for_update(self, key, /, *columns):
        return self._selected('select_for_update', key, columns)

    def _selected(self, name, key, columns):
        for column in columns:
            must_be_text('column', column)
        must_be_text('key', key)
        text = self._statement(name, key, told_found)
        row = None if text is None else row_of_text(text)
        if row is None or not columns:
            return row
        if not isinstance(row, dict) or any(each not in row for each in columns):
            raise Unmodelled('a column that the row does not have')
        found = tuple(row[each] for each in columns)
        return found[0] if len(found) == 1 else found

    def insert(self, key, /, *data, **columns):
        text, _ = given('insert', key, data, columns)
        self._statement('insert', key, done, ' ' + quoted(text), data=text)

    def update(self, key, /, *data, expected=MISSING, **columns):
        text, part = given('update', key, data, columns)
        shown = ' ' + quoted(text) + (' columns' if part else '')
        how = {'data': text, 'part': part}
        if expected is not MISSING:
            how['expected'] = MARK + 'None' if expected is None else stored('expected', expected)
            shown += ' if ' + quoted(how['expected'])
        return self._statement('update', key, str, shown, **how)

    def increment(self, key, /, *, at_least=None, **columns):
        text, _ = given('increment', key, (), columns)
        for name, by in columns.items():
            if isinstance(by, str):
                raise TypeError('%s must be int, not str' % name)
        shown = ' ' + quoted(text) + ('' if at_least is None else ' at least %d' % at_least)
        return self._statement('increment', key, str, shown, data=text, least=at_least)

    def delete(self, key, /):
        must_be_text('key', key)
        return self._statement('delete', key, str)


def given(name, key, data, columns):
    """The stored text, and whether it is columns by their names."""
    must_be_text('key', key)
    if data:
        return stored('data', *data), False
    if not columns:
        raise TypeError('db.%s() needs data' % name)
    for taken in ('key', 'data'):
        if taken in columns:
            raise TypeError('db.%s() takes %s by position' % (name, taken))
    return stored('data', columns), True


def must_be_text(what, value):
    if not isinstance(value, str):
        raise TypeError('%s must be str, not %s' % (what, type(value).__name__))


def stored(what, value):
    if is_plain(value):
        return text_of_row(value)
    if not isinstance(value, dict):
        kind = type(value).__name__
        raise TypeError('%s must be str, int or dict, not %s' % (what, kind))
    for column, held in value.items():
        must_be_text('column', column)
        if not is_plain(held):
            raise TypeError('%s must be str or int, not %s' % (column, type(held).__name__))
    return text_of_row(value)


def is_plain(value):
    return isinstance(value, (str, int)) and not isinstance(value, bool)


class Atomic(contextlib.ContextDecorator):
    """`with transaction.atomic():` its ends are steps where others could tell."""

    def __init__(self, gate, stores):
        self._gate = gate
        self._stores = stores

    def __enter__(self):
        self._end('begin')

    def __exit__(self, kind, value, trace):
        self._end('commit' if kind is None else 'rollback')

    def _end(self, name):
        deed = lambda: self._stores.ask(name, self._gate.number)
        if self._stores.ask('is_unseen', self._gate.number, name):
            deed()
        else:
            self._gate.perform('db.' + name, deed, done, None, True)
