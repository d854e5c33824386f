"""What threads share: which names and attributes change, and which objects more than one can reach."""
import dis
import gc
import os
import sys
import types

from process import ended_text
from value_stack import NULL, values_in

ATOMS = (int, float, complex, str, bytes, bool, type(None), type(...), types.CodeType, types.FrameType,
         range, type(NotImplemented))

# Frames of the harness hold everything.
HERE = os.path.dirname(os.path.abspath(__file__))


# built-ins that store attributes by names that are not in the text
STORING = {'setattr', 'delattr', 'vars', '__dict__'}


class Everything(object):

    def __contains__(self, name):
        return True

    def add(self, name):
        pass


class Changes(object):
    """What the functions of the program assign, from their code: the rest costs nothing to read."""

    def __init__(self, codes):
        """codes: of each file by its name"""
        self.stored = set()
        self.attributes = set()
        self.cells = set()
        self.named = set()
        for file, code in codes.items():
            module = file[:-len('.py')]
            for each in functions_in(code):
                self.note(module, each)

    def note(self, module, code):
        before = None
        for step in dis.get_instructions(code):
            name = step.opname
            # what __init__ gives to the object that it makes
            own = code.co_name == '__init__' and before == (code.co_varnames or (None,))[0]
            if name in ('STORE_GLOBAL', 'DELETE_GLOBAL'):
                self.stored.add((module, step.argval))
            elif name in ('LOAD_GLOBAL', 'LOAD_NAME', 'IMPORT_NAME', 'IMPORT_FROM'):
                self.named.add(step.argval)
            elif name in ('LOAD_ATTR', 'LOAD_METHOD'):
                # Of a module perhaps.
                self.named.add(step.argval)
            elif name in ('STORE_ATTR', 'DELETE_ATTR') and not own:
                self.attributes.add(step.argval)
            elif name in ('STORE_DEREF', 'DELETE_DEREF') and step.argval in code.co_freevars:
                self.cells.add(step.argval)
            before = step.argval if name == 'LOAD_FAST' else None
        self.named.update(name for _, name in self.stored)
        if self.named & STORING:
            self.attributes = Everything()


def functions_in(code):
    """Every function below a module; bodies of classes are looked through."""
    for each in code.co_consts:
        if isinstance(each, types.CodeType):
            if each.co_flags & 2:  # CO_NEWLOCALS: a function, no body of a class
                yield each
            yield from functions_in(each)


class Reach(object):

    def __init__(self, names, changes):
        """names: of the modules of the program"""
        self.names = names
        self.changes = changes
        # what each thread was begun with, of those that are not over, by its identity
        self.threads = {}

    def is_shared(self, value, me):
        """Whether another thread can get at an object, now or later."""
        return id(value) in self.reached(me)

    def reached(self, me):
        todo = []
        for name in self.names:
            variables = vars(sys.modules[name]) if name in sys.modules else {}
            todo.extend(held for each, held in list(variables.items()) if each in self.changes.named)
        frames = sys._current_frames()
        for thread, begun_with in list(self.threads.items()):
            if thread == me:
                continue
            todo.extend(begun_with)
            frame = frames.get(thread)
            # Below are frames that begin a thread.
            while frame is not None and frame.f_code is not ended_text.__code__:
                if os.path.dirname(frame.f_code.co_filename) != HERE:
                    todo.extend(values_in(frame))
                frame = frame.f_back
        del frames
        seen = set()
        while todo:
            value = todo.pop()
            if id(value) in seen or isinstance(value, ATOMS) or value is NULL:
                continue
            seen.add(id(value))
            todo.extend(self.held_by(value))
        return seen

    def held_by(self, value):
        if isinstance(value, types.FunctionType):
            if value.__module__ not in self.names:
                return []
            return [value.__closure__, value.__defaults__, value.__kwdefaults__, value.__dict__]
        if isinstance(value, types.ModuleType):
            return []
        if isinstance(value, type):
            return list(vars(value).values()) if value.__module__ in self.names else []
        return gc.get_referents(value)
