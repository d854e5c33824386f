"""The modules that are Racetrack's own, or whose output it shows. Runs under Python 2.7.

What they do is done by the harness, by the very modules that it gives a program of Python 3.
"""
import logging
import sys
import types


class IntegrityError(Exception):
    """As the module `db` has it."""


def put_modules(link, source, settings):
    """Where `import` finds them."""
    put('settings', **settings)
    put('browser', **shared(link, source, 'browser', 'send', 'receive'))
    names = ('exists', 'select', 'insert', 'update', 'delete')
    put('db', IntegrityError=IntegrityError, **shared(link, source, 'db', *names))
    put('cache', **shared(link, source, 'cache', 'get', 'set', 'add', 'delete'))
    put('uuid', uuid4=lambda: Key(link.ask({'call': 'uuid'})['value']))

    def print_exc():
        link.tell({'log': source.traceback_lines()})
    put('traceback', print_exc=print_exc)
    root = logging.getLogger()
    root.setLevel(logging.DEBUG)
    root.addHandler(Lines(link, source))


def put(name, **names):
    module = sys.modules[name] = types.ModuleType(name)
    module.__dict__.update(names)


class Key(object):

    def __init__(self, hex):
        self.hex = hex


class Lines(logging.Handler):
    """Every line goes to the harness, in the form that logging.basicConfig() gives it."""

    def __init__(self, link, source):
        logging.Handler.__init__(self)
        self.link = link
        self.source = source

    def emit(self, record):
        lines = logging.Formatter(logging.BASIC_FORMAT).format(strip(record)).split('\n')
        self.link.tell({'log': lines + (self.source.traceback_lines() if record.exc_info else [])})


def strip(record):
    """Without its traceback, which has the frames of the harness in it."""
    bare = logging.makeLogRecord(record.__dict__)
    bare.exc_info = bare.exc_text = None
    return bare


def shared(link, source, module, *names):
    """Functions of which each is one shared operation, done by the harness."""
    def function(name):
        def ask(*arguments):
            source.arm()
            message = {'call': 'service', 'of': module, 'name': name, 'arguments': arguments}
            answer = link.ask(dict(message, at=source.place()))
            if 'error' in answer:
                raise IntegrityError(answer['error'])
            return answer['value']
        return ask
    return dict((name, function(name)) for name in names)
