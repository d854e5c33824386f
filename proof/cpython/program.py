"""Loads a program's own files, as they are, over modules that reach the world through the gate."""
import builtins
import errno
import hashlib
import json
import sys
import types

import python2
from depth import DepthWatch
from failures import Failures
from files import opener
from os_modules import Fcntl, Os, Shutil, Tempfile
from request import Killed, WouldBlock
from services import Browser, Log, Traceback, Uuid
from stores import Cache, Db


class Program(object):

    def __init__(self, job, stage):
        self.stage = stage
        self.texts = {name[:-3]: text for name, text in job['program'].items()}
        self.version = job['version']
        failures = Failures(self.version)
        shim_os = Os(stage, failures)
        self.known = {
            'browser': Browser(stage),
            'cache': Cache(stage, self.version),
            'db': Db(stage, self.version),
            'errno': errno,
            'fcntl': Fcntl(stage, failures),
            'hashlib': hashlib,
            'json': json,
            'logging': Log(self, stage),
            'os': shim_os,
            'os.path': shim_os.path,
            'settings': types.SimpleNamespace(**job['settings']),
            'shutil': Shutil(shim_os),
            'tempfile': Tempfile(stage, failures),
            'traceback': Traceback(self, stage),
            'uuid': Uuid(stage),
        }
        self.modules = {}
        self.scope = dict(vars(builtins), __import__=self.import_, open=opener(stage, failures))
        if self.version == 2:
            self.scope.update(python2.NAMES)
        self.files = frozenset(name + '.py' for name in self.texts)
        stage.where = self.where
        stage.books = True
        limit = job.get('recursionLimit')
        if limit is not None:
            stage.watch_depth = DepthWatch(self.files, limit, self.version).arm
        self.handler = self.module('handler')
        self.views = self.module('views')
        self.probe = self.module('probe')

    def where(self):
        """The line of the program that is running, as ' backend.py:42'."""
        frame = sys._getframe(1)
        while frame is not None and frame.f_code.co_filename not in self.files:
            frame = frame.f_back
        return '' if frame is None else ' %s:%d' % (frame.f_code.co_filename, frame.f_lineno)

    def import_(self, name, globals=None, locals=None, fromlist=(), level=0):
        if name in self.known:
            found = self.known[name]
            return self.known['os'] if name == 'os.path' and not fromlist else found
        return self.module(name)

    def module(self, name):
        if name not in self.texts:
            raise ImportError('No module named %s' % name)
        if name not in self.modules:
            module = types.ModuleType(name)
            module.__dict__['__builtins__'] = self.scope
            self.modules[name] = module
            code = compile(self.texts[name], name + '.py', 'exec', dont_inherit=True)
            exec(code, module.__dict__)
        return self.modules[name]

    def handle(self, view):
        """Runs one request to its end, and tells how it ended."""
        self.stage.watch_depth()
        try:
            self.handler.handle(getattr(self.views, view))
        except (Killed, WouldBlock):
            return 'killed'
        except Exception as error:
            return 'died ' + self.last_line(error)
        return 'returned'

    def look(self, key):
        """What the program's own load gives for a key: its data, or the exception."""
        self.stage.watch_depth()
        try:
            return {'data': self.probe.look(key)}
        except Exception as error:
            return {'died': self.last_line(error)}
        finally:
            sys.setprofile(None)

    # tracebacks, of the program's own frames only

    def last_line(self, error, name=None):
        name, message = name or self.named(error), str(error)
        return '%s: %s' % (name, message) if message else name

    def named(self, error):
        name = type(error).__name__
        # Python 2 has no other name for it.
        return 'ValueError' if self.version == 2 and name == 'JSONDecodeError' else name

    def full_name(self, error):
        """As a traceback of Python 3 has it: with the module, unless it is built in."""
        module = type(error).__module__
        if self.version == 2 or module == 'builtins':
            return self.named(error)
        return '%s.%s' % (module, self.named(error))

    def traceback_of(self, error):
        frames = []
        step = error.__traceback__
        while step is not None:
            code = step.tb_frame.f_code
            if code.co_filename in self.files:
                frames.append((code.co_filename, step.tb_lineno, code.co_name))
            step = step.tb_next
        if getattr(error, 'at_the_call', False):
            # Raised by the watch inside the frame that the limit does not let come about.
            frames.pop()
        lines = ['Traceback (most recent call last):']
        for file, line, function in frames:
            lines.append('  File "%s", line %d, in %s' % (file, line, function))
            lines.append('    ' + self.texts[file[:-3]].splitlines()[line - 1].strip())
        return lines + self.last_line(error, self.full_name(error)).split('\n')
