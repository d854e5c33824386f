"""Modules that are Racetrack's own, standard output, and the clock."""
import ast
import logging
import math
import os
import sys
import time
import traceback
import types

import chance
from db import BY_NAME, ERRORS, Atomic, Db
from gate import seconds_of
from rows import MARK, Table
from told import done, quoted, told_bool, told_found

real_sleep = time.sleep


class Stores(Table):
    """Rows and cache. Those of the conductor count; a process asks for every command."""

    def __init__(self, gate):
        super().__init__()
        self.gate = gate
        self.cache = {}

    def ask(self, name, *args):
        """One atomic command: here, or in the process that keeps the stores."""
        if self.gate.link is None:
            return getattr(self, name)(*args)
        self.gate.link.say({'store': name, 'args': args})
        return self.gate.link.hear()

    def cached(self, key):
        return self.cache.get(key)

    def put(self, key, text):
        self.cache[key] = text

    def add(self, key, text):
        if key in self.cache:
            return False
        self.cache[key] = text
        return True

    def drop(self, key):
        return self.cache.pop(key, None) is not None

    def count(self, key, by):
        text = self.cache.get(key)
        if text is not None and text[:1] == MARK and text[1:].lstrip('-').isdigit():
            self.cache[key] = text = MARK + str(int(text[1:]) + by)
        return text


class Cache(object):
    """Django's cache as Memcached answers it: every command is atomic, and nothing expires."""

    def __init__(self, gate, stores):
        self._gate = gate
        self._stores = stores

    def _do(self, name, key, deed, told, *data):
        text = ' '.join(['cache.' + name, key] + [quoted(each) for each in data])
        return self._gate.perform(text, deed, told)

    def _store(self, name, command, told, key, text):
        return self._do(name, key, lambda: self._stores.ask(command, key, text), told, text)

    def _read(self, key):
        return self._do('get', key, lambda: self._stores.ask('cached', key), told_found)

    def get(self, key, default=None, version=None):
        text = self._read(str(key))
        return default if text is None else value_of(text)

    def set(self, key, value, timeout=None, version=None):
        text = text_of(value)
        if timeout is not None and timeout <= 0:
            self.delete(key)
            return
        self._store('set', 'put', done, str(key), text)

    def add(self, key, value, timeout=None, version=None):
        return self._store('add', 'add', told_bool, str(key), text_of(value))

    def delete(self, key, version=None):
        key = str(key)
        return self._do('delete', key, lambda: self._stores.ask('drop', key), told_bool)

    def has_key(self, key, version=None):
        key = str(key)
        deed = lambda: self._stores.ask('cached', key) is not None
        return self._do('has', key, deed, told_bool)

    def touch(self, key, timeout=None, version=None):
        return self.has_key(key)

    def incr(self, key, delta=1, version=None):
        at = str(key)
        text = self._do('incr', at, lambda: self._stores.ask('count', at, delta), told_found)
        if text is None:
            raise ValueError("Key '%s' not found" % at)
        return value_of(text)

    def decr(self, key, delta=1, version=None):
        return self.incr(key, -delta)

    def get_or_set(self, key, default, timeout=None, version=None):
        text = self._read(str(key))
        if text is not None:
            return value_of(text)
        value = default() if callable(default) else default
        self.add(key, value)
        return self.get(key, value)

    def functions(self):
        names = ('get', 'set', 'add', 'delete', 'has_key', 'touch', 'incr', 'decr', 'get_or_set')
        return {name: getattr(self, name) for name in names}


def text_of(value):
    """A str as it is; any other value as Python writes it, behind a mark."""
    if isinstance(value, str) and value[:1] != MARK:
        return value
    return MARK + repr(value)


def value_of(text):
    if text[:1] != MARK:
        return text
    written = text[1:]
    if written in ('nan', 'inf', '-inf'):
        return float(written)
    try:
        return ast.literal_eval(written)
    except ValueError:
        return eval(written, {'inf': math.inf, 'nan': math.nan, '__builtins__': {}})


class Output(object):
    """Standard output and standard error of a process."""

    encoding = 'utf-8'

    def __init__(self, gate):
        self.gate = gate

    def write(self, text):
        self.gate.printed.append(text)
        return len(text)

    def flush(self):
        pass

    def isatty(self):
        return False


# As START of src/machine/builtins/more/environ.ts.
ENVIRONMENT = {'HOME': '/work', 'LANG': 'C.UTF-8', 'PATH': '/usr/local/bin:/usr/bin:/bin'}


def install_environment():
    os.environ.clear()
    os.environ.update(ENVIRONMENT)


def install(gate, stores):
    """Makes the modules importable, and replaces what must not differ from run to run."""
    db, cache = types.ModuleType('db'), types.ModuleType('cache')
    vars(db).update(Db(gate, stores).functions())
    vars(cache).update(Cache(gate, stores).functions())
    sys.modules.update({'db': db, 'cache': cache})
    for name in ('django', 'django.core', 'django.core.cache', 'django.db', 'django.db.transaction'):
        sys.modules[name] = types.ModuleType(name)
        sys.modules[name].__path__ = []
    sys.modules['django'].core = sys.modules['django.core']
    sys.modules['django.core'].cache = sys.modules['django.core.cache']
    sys.modules['django.core.cache'].cache = cache
    install_django_db(gate, stores, db)
    install_environment()
    install_clock(gate)
    chance.install(gate)
    sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = output = Output(gate)
    logging.basicConfig(stream=output, level=1, format='%(levelname)s:%(name)s:%(message)s')
    show_own_frames_alone(gate)


def install_django_db(gate, stores, db):
    django_db, transaction = sys.modules['django.db'], sys.modules['django.db.transaction']
    sys.modules['django'].db = django_db
    db.transaction = django_db.transaction = transaction
    vars(django_db).update((each.__name__, each) for each in ERRORS)
    transaction.TransactionManagementError = BY_NAME['TransactionManagementError']
    transaction.atomic = lambda *function: (
        Atomic(gate, stores)(*function) if function else Atomic(gate, stores))


def install_clock(gate):
    def reading(clock, told):
        def read():
            if sys._getframe(1).f_code.co_filename not in gate.sources:
                # A library wants to know, such as logging: it is no step of the program.
                return told(seconds_of(clock, gate.epoch))
            # Time may pass between the two.
            gate.perform('clock look', lambda: None, done)
            epoch = gate.perform('clock read', lambda: gate.epoch, done)
            return told(seconds_of(clock, epoch))
        return read
    def sleep(seconds):
        number = 0 if isinstance(seconds, chance.RandomNumber) else seconds
        if not isinstance(number, (int, float)) or number < 0:
            real_sleep(number)
        gate.perform('sleep', lambda: None, done)
    time.sleep = sleep
    nanoseconds = lambda seconds: int(seconds) * 1_000_000_000
    time.time, time.time_ns = reading('wall', float), reading('wall', nanoseconds)
    time.monotonic = time.perf_counter = reading('monotonic', float)
    time.monotonic_ns = time.perf_counter_ns = reading('monotonic', nanoseconds)


def show_own_frames_alone(gate):
    """Tracebacks that are printed have the lines of the program, not those of its libraries."""
    real = traceback.StackSummary._extract_from_extended_frame_gen.__func__

    def extract(cls, frames, **more):
        own = (each for each in frames if each[0].f_code.co_filename in gate.sources)
        return real(cls, own, **more)
    traceback.StackSummary._extract_from_extended_frame_gen = classmethod(extract)
