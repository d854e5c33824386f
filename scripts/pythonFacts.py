"""What CPython 3.11 accepts, as text: a function and its parameters on each line, then what each type and module has.

Reads a JSON object from stdin: `functions` and methods that the machine models ("sorted", "os.path.join", "str.split"),
and `modules`. `def ` marks what is written in Python, whose TypeErrors are worded otherwise; a method is without its
self. src/machine/pythonFacts.test.ts holds the tables of the machine against the answer, and keeps it.
"""

import builtins
import collections
import hashlib
import importlib
import inspect
import io
import json
import os
import queue
import re
import sys
import threading
import uuid

# What has no signature to ask for (CPython 3.11's documentation and source).
BY_HAND = {
    'bool': '(object=False, /)',
    'bytes': "(source=b'', encoding='', errors='')",
    'bytearray': "(source=b'', encoding='', errors='')",
    'dict': '(iterable=(), /, **kwargs)',
    'filter': '(function, iterable, /)',
    'frozenset': '(iterable=(), /)',
    'getattr': '(object, name, default=None, /)',
    'int': '(x=0, /, base=10)',
    'iter': '(iterable, sentinel=None, /)',
    'map': '(function, iterable, /, *iterables)',
    'max': '(arg1, /, *args, key=None, default=None)',
    'min': '(arg1, /, *args, key=None, default=None)',
    'next': '(iterator, default=None, /)',
    'range': '(start, stop=None, step=1, /)',
    'set': '(iterable=(), /)',
    'slice': '(start, stop=None, step=None, /)',
    'str': "(object='', encoding='utf-8', errors='strict')",
    'super': '(type=None, object=None, /)',
    'time.sleep': '(seconds, /)',
    'type': '(object, bases=None, dict=None, /, **kwds)',
    'vars': '(object=None, /)',
    'zip': '(*iterables, strict=False)',
    'dict.pop': '(key, default=None, /)',
    'dict.update': '(iterable=(), /, **kwargs)',
    'str.format': '(*args, **kwargs)',
    'bytes.hex': '(sep=None, bytes_per_sep=1)',
    'queue.SimpleQueue': '()',
    'threading.Condition.acquire': '(blocking=True, timeout=-1)',
    'threading.Condition.release': '()',
    '_thread.lock.acquire': '(blocking=True, timeout=-1)',
    '_thread.RLock.acquire': '(blocking=True, timeout=-1)',
    **{f'_thread.{kind}.{name}': '()' for kind in ('lock', 'RLock') for name in ('release', 'locked', '__enter__')},
}
SUBSTRING = '(sub, start=None, end=None, /)'
for type_name in ('str', 'bytes'):
    for method in 'count find index rfind rindex startswith endswith'.split():
        BY_HAND[type_name + '.' + method] = SUBSTRING

TYPES = {
    **{
        kind.__name__: kind
        for kind in (bool, bytes, dict, float, frozenset, int, list, object, range, set, slice, str, tuple, type)
    },
    'collections.Counter': collections.Counter,
    'collections.OrderedDict': collections.OrderedDict,
    'collections.defaultdict': collections.defaultdict,
    'collections.deque': collections.deque,
    'NoneType': type(None),
    # of any class of the program
    'instance': type('instance', (), {}),
    'function': type(lambda: 0),
    'builtin_function_or_method': type(len),
    'generator': type(x for x in ()),
    'method': type(uuid.UUID(int=0).__str__),
    'module': type(os),
    'dict_keys': type({}.keys()),
    '_hashlib.HASH': type(hashlib.md5()),
    '_io.BufferedRandom': io.BufferedRandom,
    '_io.BufferedReader': io.BufferedReader,
    '_io.BufferedWriter': io.BufferedWriter,
    '_io.TextIOWrapper': io.TextIOWrapper,
    'os._Environ': os._Environ,
    'os.stat_result': os.stat_result,
    'sys.stream': io.TextIOWrapper,
    '_thread.lock': type(threading.Lock()),
    '_thread.RLock': type(threading.RLock()),
    'queue.LifoQueue': queue.LifoQueue,
    'queue.Queue': queue.Queue,
    'queue.SimpleQueue': queue.SimpleQueue,
    'threading.Barrier': threading.Barrier,
    'threading.BoundedSemaphore': threading.BoundedSemaphore,
    'threading.Condition': threading.Condition,
    'threading.Event': threading.Event,
    'threading.Semaphore': threading.Semaphore,
    'threading.Thread': threading.Thread,
    'uuid.UUID': uuid.UUID,
}
EXCEPTIONS = {
    name: cls for name, cls in vars(builtins).items() if isinstance(cls, type) and issubclass(cls, BaseException)
}


def function_named(name):
    """The object of a full name; None when CPython has none."""
    prefix, _, last = name.rpartition('.')
    if prefix in TYPES:
        return getattr(TYPES[prefix], last, None)
    parts = name.split('.')
    found = builtins if hasattr(builtins, parts[0]) else None
    if found is None:
        for count in range(len(parts) - 1, 0, -1):
            try:
                found = importlib.import_module('.'.join(parts[:count]))
            except ImportError:
                continue
            parts = parts[count:]
            break
    for part in parts:
        found = getattr(found, part, None)
    return found


def parameters(name, function):
    """"(a, b=1, /)" without self; None when nothing is known of them."""
    if name in BY_HAND:
        return BY_HAND[name]
    try:
        signature = inspect.signature(function)
    except (ValueError, TypeError):
        return None
    given = [each.replace(annotation=inspect.Parameter.empty) for each in signature.parameters.values()]
    if given and given[0].name == 'self':
        given = given[1:]
    text = str(signature.replace(parameters=given, return_annotation=inspect.Signature.empty))
    return re.sub(r'=<[^>]*>', '=...', text)


def function_lines(names):
    """The functions that CPython has, by name."""
    for name in sorted(names):
        function = function_named(name)
        known = None if function is None else parameters(name, function)
        if known is not None:
            yield ('def ' if inspect.isfunction(function) else '') + name + known


def type_lines():
    """What each type has beside what its base has: "str: capitalize casefold ..."."""
    for name, cls in sorted({**TYPES, **EXCEPTIONS}.items()):
        base = cls.__base__ if cls in EXCEPTIONS.values() else object
        inherited = set() if cls is object else set(dir(base))
        own = sorted(set(dir(cls)) - inherited)
        if own:
            yield name + ': ' + ' '.join(own)


def module_lines(names):
    """What each module has for its users: "errno: E2BIG EACCES ..."."""
    for name in sorted(names):
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        own = [each for each in dir(module) if not each.startswith('_')]
        yield name + ': ' + ' '.join(own)


asked = json.load(sys.stdin)
print('\n'.join([*function_lines(asked['functions']), *type_lines(), *module_lines(asked['modules'])]))
