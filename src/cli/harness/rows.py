"""The stand-in of the table: rows, transactions and who waits, as PostgreSQL has them in READ COMMITTED."""
import json
import re

# In front of a stored text that is no str but another value.
MARK = '\u2060'
FAILED = ("An error occurred in the current transaction. "
          "You can't execute queries until the end of the 'atomic' block.")
OUTSIDE = 'select_for_update cannot be used outside of a transaction.'
TAKEN = 'UNIQUE constraint failed: key'
ABSENT = object()


class Refused(Exception):
    """A statement that ends with an error: its name, and its text."""


class Unmodelled(Exception):
    """What the model does not do."""

    told_as = 'not-modelled'


class Block(object):
    """What a transaction keeps from others since one of its blocks began."""

    def __init__(self, writes, locks, deleted, failed):
        self.writes, self.locks, self.failed = writes, locks, failed
        # committed rows, even if the key was inserted again
        self.deleted = deleted

    def copy(self):
        return Block(dict(self.writes), set(self.locks), set(self.deleted), self.failed)


class Table(object):

    def __init__(self):
        self.rows = {}
        # by process: its blocks, each with all that was done up to now, the innermost last
        self.open = {}
        # by process: the key that it waits for, and whether to insert it
        self.waiting = {}
        # processes that wait for a row that is gone
        self.orphans = set()

    # transactions

    def begin(self, who):
        blocks = self.open.setdefault(who, [Block({}, set(), set(), False)])
        blocks.append(blocks[-1].copy())

    def commit(self, who):
        blocks = self.open[who]
        if blocks[-1].failed:
            self.rollback(who)
            return
        blocks[-2:] = [blocks[-1]]
        if len(blocks) == 1:
            self.publish(blocks[0].writes, blocks[0].deleted)
            del self.open[who]

    def publish(self, writes, deleted):
        for key, text in writes.items():
            if text is None:
                self.rows.pop(key, None)
            else:
                self.rows[key] = text
        self.orphans.update(other for other, (key, to_insert) in self.waiting.items()
                            if key in deleted and not to_insert)

    def rollback(self, who):
        self.open[who].pop()
        if len(self.open[who]) == 1:
            del self.open[who]

    def leave(self, who):
        """The process is over."""
        self.open.pop(who, None)
        self.waiting.pop(who, None)
        self.orphans.discard(who)

    def is_quiet(self, who, name):
        """Whether a statement is refused before anybody could tell."""
        if who in self.open:
            return self.open[who][-1].failed
        return name == 'select_for_update'

    def is_unseen(self, who, name):
        """Whether nobody could tell that a block begins or ends (`isNoticeable` of src/db)."""
        blocks = self.open.get(who)
        if name != 'commit' or blocks is None:
            return name == 'begin'
        return len(blocks) > 2 or not (blocks[-1].writes or blocks[-1].locks)

    # waiting

    def holders(self, who, key, to_insert):
        return [other for other, blocks in self.open.items()
                if other != who and self.stands(blocks[-1], key, to_insert)]

    def stands(self, held, key, to_insert):
        if to_insert:
            return key in held.writes
        return key in held.locks and key in self.rows

    def waits_for(self, who, seen=()):
        """Everybody whom a process waits for, over others too."""
        found = set(seen)
        stands = who in self.waiting and who not in self.orphans
        for other in self.holders(who, *self.waiting[who]) if stands else ():
            if other not in found:
                found |= self.waits_for(other, found | {other})
        return found

    def is_blocked(self, who):
        """It has begun to wait, and does so still."""
        return bool(who in self.waiting and who not in self.orphans and self.holders(who, *self.waiting[who])
                and who not in self.waits_for(who))

    # statements

    def seen(self, who, key):
        if who in self.open and key in self.open[who][-1].writes:
            return self.open[who][-1].writes[key]
        return self.rows.get(key)

    def statement(self, who, name, key, how, waited):
        """['ok', value], ['waits'], ['blocked'], or the name of an error and its text."""
        try:
            return self.run(who, name, key, how, waited)
        except Refused as refused:
            return list(refused.args)

    def run(self, who, name, key, how, waited):
        held = self.open[who][-1] if who in self.open else None
        if held is not None and held.failed:
            raise Refused('TransactionManagementError', FAILED)
        text = self.seen(who, key)
        if name == 'select':
            return ['ok', text]
        if name == 'select_for_update' and held is None:
            raise Refused('TransactionManagementError', OUTSIDE)
        to_insert = name == 'insert'
        change = None if to_insert or text is None else changed(name, text, how)
        if waited:
            if self.is_blocked(who):
                return ['blocked']
            del self.waiting[who]
            if who in self.orphans:
                self.orphans.discard(who)
                return ['ok', None if name == 'select_for_update' else 0]
            if self.holders(who, key, to_insert):
                self.fail(who, 'OperationalError', 'deadlock detected')
        elif (to_insert or change) and self.holders(who, key, to_insert):
            self.waiting[who] = (key, to_insert)
            return ['waits']
        if to_insert:
            return self.insert(who, key, how['data'], text)
        if held is not None and text is not None and (name == 'select_for_update' or waited):
            held.locks.add(key)
        if name == 'select_for_update':
            return ['ok', text]
        if change is None:
            return ['ok', 0]
        if change[0] is ABSENT:
            return ['not-modelled', change[1]]
        self.write(who, key, change[0])
        return ['ok', 1]

    def insert(self, who, key, data, text):
        if text is not None:
            self.fail(who, 'IntegrityError', TAKEN)
        self.write(who, key, data)
        return ['ok', None]

    def fail(self, who, *error):
        if who in self.open:
            blocks = self.open[who]
            blocks[-1] = blocks[-2].copy()
            blocks[-1].failed = True
        raise Refused(*error)

    def write(self, who, key, text):
        deleted = {key} if text is None and key in self.rows else set()
        if who in self.open:
            held = self.open[who][-1]
            held.writes[key] = text
            held.locks.add(key)
            held.deleted |= deleted
        else:
            self.publish({key: text}, deleted)


def changed(name, text, how):
    """[the row after a statement], or [ABSENT, why not]; None: the statement is not about it."""
    if name == 'select_for_update':
        return [text]
    if name == 'delete':
        return [None]
    expected, least = how.get('expected'), how.get('least')
    if expected is not None and not holds(text, expected):
        return None
    if name == 'update' and not how['part']:
        return [how['data']]
    columns = columns_of(text) or {}
    for column, value in columns_of(how['data']).items():
        if column not in columns:
            return [ABSENT, 'a column that the row does not have: ' + column]
        if name == 'increment':
            if isinstance(columns[column], str):
                return [ABSENT, 'an increment of the column %s, which is no number' % column]
            value += columns[column]
        columns[column] = value
    if least is not None and any(columns[each] < least for each in columns_of(how['data'])):
        return None
    return [text_of_row(columns)]


def holds(text, expected):
    wanted = columns_of(expected)
    if wanted is None:
        return text == expected
    columns = columns_of(text)
    return columns is not None and all(
        each in columns and columns[each] == value for each, value in wanted.items())


# How rows are stored, as `rowText.ts` does it.

def text_of_row(value):
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return MARK + str(value)
    parts = ['%s: %s' % (quoted(name), held if isinstance(held, int) else quoted(held))
             for name, held in sorted(value.items())]
    return '%s{%s}' % (MARK, ', '.join(parts))


def row_of_text(text):
    if text[:1] != MARK:
        return text
    return int(text[1:]) if text[1:2] != '{' else columns_of(text)


def quoted(text):
    json_text = json.dumps(text, ensure_ascii=False)[1:-1]
    return "'%s'" % json_text.replace('\\"', '"').replace("'", "\\'")


def columns_of(text):
    if text[:2] != MARK + '{':
        return None
    part = r"'((?:[^'\\]|\\.)*)': (?:(-?\d+)|'((?:[^'\\]|\\.)*)')"
    return {unquoted(name): int(digits) if digits else unquoted(held)
            for name, digits, held in re.findall(part, text, re.DOTALL)}


def unquoted(text):
    return json.loads('"%s"' % text.replace("\\'", "'").replace('"', '\\"'))
