"""A race file as CPython has it: its modules, what it runs at the same time, and its rules."""
import importlib
import importlib.abc
import importlib.util
import linecache
import sys


class Race(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Also finds and loads the files, before any other module of their names."""

    def __init__(self, job):
        self.job = job
        self.code = {}
        self.names = {name[:-3]: name for name in job['files']}
        for name, text in job['files'].items():
            # Tracebacks that a program prints have their lines from here.
            linecache.cache[name] = (len(text), None, text.splitlines(True), name)

    def compile_all(self):
        """Once for all schedules. What cannot be compiled says so in each."""
        for name, text in self.job['files'].items():
            try:
                self.code[name] = compiled(text, name)
            except SyntaxError:
                pass

    def install(self):
        for name in self.names:
            sys.modules.pop(name, None)
        sys.meta_path.insert(0, self)

    def find_spec(self, name, path=None, target=None):
        if name not in self.names:
            return None
        return importlib.util.spec_from_loader(name, self, origin=self.names[name])

    def exec_module(self, module):
        name = self.names[module.__name__]
        if name not in self.code:
            self.code[name] = compiled(self.job['files'][name], name)
        exec(self.code[name], vars(module))

    def set_up(self):
        """Runs the top of the file and `setup`, alone."""
        self.main = importlib.import_module(self.job['main'][:-3])
        if self.job['settings']:
            self.main.SETTINGS = dict(self.job['settings'])
        setup = getattr(self.main, 'setup', None)
        if setup is not None:
            setup()

    def processes(self):
        """A function and its arguments for each."""
        listed = getattr(self.main, 'THREADS' if self.job['threads'] else 'PROCESSES', None)
        if listed is None:
            listed = [vars(self.main)[name] for name in self.job['labels']]
        items = [item if isinstance(item, (tuple, list)) else (item,) for item in listed]
        copies = self.job['copies']
        return items if copies is None else items[:1] * copies

    def names_of(self, module):
        """The variables of a module of the program; None: it is none of them, or not there yet."""
        return vars(sys.modules[module]) if module in self.names and module in sys.modules else None

    def rule(self, name):
        return vars(self.main)[name]

    def forget(self):
        """The end of a process: its variables go, as CPython clears modules when it ends."""
        for name in self.names:
            names = vars(sys.modules[name]) if name in sys.modules else {}
            own = [each for each in names if each != '__builtins__']
            for each in sorted(own, key=lambda each: not is_private(each)):
                names[each] = None


def compiled(text, name):
    # From bytes, as a file is read: with its byte order mark and its encoding.
    return compile(text.encode('utf-8'), name, 'exec', dont_inherit=True)


def is_private(name):
    return name[:1] == '_' and name[1:2] != '_'
