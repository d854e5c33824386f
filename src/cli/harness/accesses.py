"""Which instructions of the program reach what threads share: from an opcode and the value stack to a step.

Every name of a step is a row of `memoryText.ts`; nothing is gated that no other thread can notice.
"""
import collections
import copy
import dis
import functools
import gc
import itertools
import json
import logging
import os
import types

import sync_calls
from value_stack import NULL, local_at, replace_argument, stack_of


class Access(object):
    """One step: what it is, whether it can be made (None: always), and how what comes of it is written.

    optional: it is a step only where the model has one.
    """

    def __init__(self, what, result, value=None, can_go=None, optional=False, sync=None):
        self.what = what
        # 'top': what lies on the stack afterwards; 'value': what is stored; 'truth': that of a value; 'next': of
        # a loop; 'none'
        self.result = result
        self.value = value
        self.can_go = can_go
        self.optional = optional
        # the object of `threading` or `queue`
        self.sync = sync
        # a lock that is asked for with a timeout: what makes it hurry
        self.hurries = False
        self.hurry = lambda: None
        # when the turn has come: may other threads run behind it?
        self.looks = lambda: False


# built-in containers that can change, with the name under which they are told
CONTAINERS = ((collections.deque, 'deque'), (collections.Counter, 'Counter'),
              (collections.OrderedDict, 'OrderedDict'), (collections.defaultdict, 'defaultdict'), (dict, 'dict'), (list, 'list'), (set, 'set'),
              (bytearray, 'bytearray'))
DICT_VIEWS = tuple(type(view) for each in ({}, collections.OrderedDict())
                   for view in (each.keys(), each.values(), each.items()))
SLOT = type(list.__len__)
TRUTH = ('POP_JUMP_FORWARD_IF_TRUE', 'POP_JUMP_FORWARD_IF_FALSE', 'POP_JUMP_BACKWARD_IF_TRUE',
         'POP_JUMP_BACKWARD_IF_FALSE', 'JUMP_IF_TRUE_OR_POP', 'JUMP_IF_FALSE_OR_POP', 'UNARY_NOT')
# at these CPython looks whether another thread wants to run (CHECK_EVAL_BREAKER in Python/ceval.c)
BACKWARD = tuple(name for name in dis.opmap if 'BACKWARD' in name and 'NO_INTERRUPT' not in name)
SWITCHES = ('CALL', 'CALL_FUNCTION_EX', 'RESUME') + BACKWARD


def container_kind(value):
    for kind, name in CONTAINERS:
        if isinstance(value, kind):
            return name
    return None


class Instructions(object):
    """The instructions of code by their offsets, each under its first EXTENDED_ARG too."""

    def __init__(self):
        self.known = {}

    def of(self, code):
        found = self.known.get(code)
        if found is None:
            found = self.known[code] = {}
            begin, before = None, None
            for each in dis.get_instructions(code):
                begin = each.offset if begin is None else begin
                if each.opname == 'EXTENDED_ARG':
                    continue
                found[begin] = (each, before)
                if each.opname != 'PRECALL':
                    before = each
                begin = None
        return found


class Accesses(object):

    def __init__(self, race, changes, reach):
        self.race = race
        self.changes = changes
        self.reach = reach
        self.instructions = Instructions()
        self.handlers = {}
        for names, handler in HANDLERS:
            for name in names:
                self.handlers[name] = getattr(self, handler)

    def at(self, frame, me):
        """The access that the next instruction of a frame is; None: none."""
        step, before = self.instructions.of(frame.f_code).get(frame.f_lasti, (None, None))
        handler = step and self.handlers.get(step.opname)
        return handler(frame, step, before, me) if handler else None

    # variables

    def load_global(self, frame, step, before, me):
        if not self.changes_global(frame.f_globals, step.argval):
            return None
        return Access('load %s' % step.argval, 'top')

    def store_global(self, frame, step, before, me):
        if not self.changes_global(frame.f_globals, step.argval):
            return None
        return Access('store %s' % step.argval, 'value', stack_of(frame)[-1])

    def delete_global(self, frame, step, before, me):
        if not self.changes_global(frame.f_globals, step.argval):
            return None
        return Access('delete %s' % step.argval, 'none')

    def changes_global(self, names, name):
        module = names.get('__name__')
        return names is self.race.names_of(module) and (module, name) in self.changes.stored

    def cell(self, frame, step, before, me):
        held = local_at(frame, step.arg)
        if step.argval not in self.changes.cells or not isinstance(held, types.CellType):
            return None
        optional = not self.reach.is_shared(held, me)
        if step.opname == 'STORE_DEREF':
            return Access('store %s' % step.argval, 'value', stack_of(frame)[-1], optional=optional)
        if step.opname == 'DELETE_DEREF':
            return Access('delete %s' % step.argval, 'none', optional=optional)
        return Access('load %s' % step.argval, 'top', optional=optional)

    # attributes

    def attribute(self, frame, step, before, me):
        stack = stack_of(frame)
        value = stack[-2] if step.opname == 'STORE_ATTR' else None
        return self.attribute_of(stack[-1], step.argval, step.opname, value, me)

    def attribute_of(self, owner, name, kind, value, me):
        optional = False
        if isinstance(owner, types.ModuleType):
            module = owner.__name__
            if vars(owner) is not self.race.names_of(module):
                return None
            if (module, name) not in self.changes.stored and name not in self.changes.attributes:
                return None
            text = name
        elif name in sync_calls.PROPERTIES.get(type(owner), ()):
            return Access('%s.%s' % (type(owner).__name__, name), 'top', sync=owner)
        elif name not in self.changes.attributes or not self.is_own(owner, name):
            return None
        else:
            optional = not self.reach.is_shared(owner, me)
            of = self.class_that_has(owner, name, kind, optional)
            # An attribute of a class is a variable that all its functions have.
            text = '%s.%s' % ('' if of is None else of.__name__, name)
        if kind == 'STORE_ATTR':
            return Access('store ' + text, 'value', value, optional=optional)
        if kind == 'DELETE_ATTR':
            return Access('delete ' + text, 'none', optional=optional)
        return Access('load ' + text, 'method' if kind == 'LOAD_METHOD' else 'top', optional=optional)

    def class_that_has(self, owner, name, kind, only_own):
        """The class whose attribute it is; None: it is one of the object."""
        if isinstance(owner, type):
            if not kind.startswith('LOAD'):
                return owner
            return next((each for each in owner.__mro__ if name in vars(each)), owner)
        if not only_own or not kind.startswith('LOAD') or name in getattr(owner, '__dict__', ()):
            return None
        return next((each for each in type(owner).__mro__ if name in vars(each)), None)

    def is_own(self, owner, name):
        """An attribute that is kept by an object or a class of the program, and not worked out by a function."""
        cls = owner if isinstance(owner, type) else type(owner)
        if cls.__module__ not in self.race.names:
            return False
        for each in cls.__mro__:
            if name in vars(each):
                return not isinstance(vars(each)[name], property) or owner is cls
        return True

    # containers

    def container(self, value, method, me, result='top', known=None, told=None):
        """An access to a container that CPython makes by a method of C; None: by one of the program, or it is none."""
        by = type(value)
        if isinstance(value, DICT_VIEWS):
            # It has nothing of its own.
            value, = gc.get_referents(value)
        kind = container_kind(value)
        if kind is None or method in VIEWS or not isinstance(getattr(by, method, None), BUILT_IN_METHODS):
            return None
        optional = not self.reach.is_shared(value, me)
        return Access('%s.%s' % (kind, told or method), result, known, optional=optional)

    def first_of(self, values, method, me, result='top', known=None, told=None):
        """That of the first container that others can reach; without one, of the first."""
        found = [self.container(each, method, me, result, known, told) for each in values]
        found = [each for each in found if each is not None]
        return next((each for each in found if not each.optional), found[0] if found else None)

    def get_item(self, frame, step, before, me):
        key = stack_of(frame)[-1]
        owner = stack_of(frame)[-2]
        access = environment(owner, '__getitem__') or self.container(owner, '__getitem__', me)
        if access is not None and type(owner) is collections.Counter:
            # For a key that is missing it calls a function of Python.
            access.looks = lambda: key not in owner
        return access

    def set_item(self, frame, step, before, me):
        owner = stack_of(frame)[-2]
        return (environment(owner, '__setitem__', 'none')
                or self.container(owner, '__setitem__', me, 'none'))

    def delete_item(self, frame, step, before, me):
        owner = stack_of(frame)[-2]
        return (environment(owner, '__delitem__', 'none')
                or self.container(owner, '__delitem__', me, 'none'))

    def contains(self, frame, step, before, me):
        item, value = stack_of(frame)[-2:]
        if isinstance(value, type({}.items())) and not (isinstance(item, tuple) and len(item) == 2):
            # No pair: it cannot be there.
            return None
        if isinstance(value, type({}.values())):
            access = self.container(value, '__iter__', me, told='__contains__')
        else:
            access = environment(value, '__contains__') or self.container(value, '__contains__', me)
        if access is not None and step.arg == 1:
            access.result = 'opposite'
        return access

    def iterate(self, frame, step, before, me):
        value = stack_of(frame)[-1]
        if value is os.environ:
            return environment(value, '__iter__', 'iterator')
        # The iterator of a list only remembers the list.
        return None if isinstance(value, list) else self.goes_through([value], me)

    def next_item(self, frame, step, before, me):
        # where it goes on when nothing is left
        return self.first_of(containers_below(stack_of(frame)[-1]), '__iter__', me, 'next',
                             step.argval, '__next__')

    def goes_through(self, values, me):
        """All of a container at once, or of what an iterator of C takes from one."""
        below = [held for each in values for held in [each] + list(containers_below(each))]
        return self.first_of(below, '__iter__', me, 'top')

    def unpack(self, frame, step, before, me):
        value = stack_of(frame)[-1]
        access = self.goes_through([value], me)
        if access is not None:
            access.result, access.value = 'value', value
        return access

    def truth(self, frame, step, before, me):
        value = stack_of(frame)[-1]
        return self.container(value, '__len__', me, 'truth', value)

    def compare(self, frame, step, before, me):
        method = COMPARISONS[step.argval]
        left, right = stack_of(frame)[-2:]
        if not looks_inside(left, right, step.argval):
            return None
        return self.first_of([left, right], method, me)

    def operate(self, frame, step, before, me):
        method = OPERATORS.get(step.argrepr)
        left, right = stack_of(frame)[-2:]
        if method is None or not takes(left, right, step.argrepr):
            return None
        if isinstance(right, SETS[2:]) and not isinstance(left, SETS):
            # The view goes through what is on its left.
            return self.first_of([left, right], '__iter__', me, told=method)
        return self.first_of([left, right], method, me)

    def write_out(self, frame, step, before, me):
        stack = stack_of(frame)
        return self.container(stack[-2 if step.arg & 4 else -1], '__repr__', me)

    # calls

    def call(self, frame, step, before, me):
        stack, count = stack_of(frame), step.arg
        given = stack[len(stack) - count - 1:]
        called = stack[-count - 2]
        if called is NULL:
            called, given = given[0], given[1:]
        names = ()
        if before is not None and before.opname == 'KW_NAMES':
            names = frame.f_code.co_consts[before.arg]
        named = dict(zip(names, given[len(given) - len(names):])) if names else {}
        args = given[:len(given) - len(names)]
        access = self.called(called, args, named, me)
        if access is not None and access.hurries:
            # self lies below what is given
            second = 1 + (len(given) > count)
            place = second - len(given) if second < len(args) else None
            if 'timeout' in names:
                place = names.index('timeout') - len(names)
            if place is not None:
                access.hurry = lambda: replace_argument(frame, place, 0)
        return access

    def call_spread(self, frame, step, before, me):
        stack = stack_of(frame)
        named = stack.pop() if step.arg & 1 else {}
        called, args = stack[-2:]
        access = self.goes_through([args, named], me)
        if access is not None and not access.optional:
            return access
        return self.called(called, list(args), dict(named), me) or access

    def called(self, called, args, named, me):
        if isinstance(called, types.MethodType):
            called, args = called.__func__, [called.__self__] + list(args)
        if isinstance(called, CACHED):
            return self.cache_call(called, 'lookup', 'cache', me)
        if called is os.getenv:
            return environment(os.environ, 'get')
        if called in LOOKS_ONCE:
            held = [each for arg in args for each in [arg, *containers_in(arg)]]
            access = self.first_of(held, '__iter__', me)
            if access is not None:
                access.sync = called
            return access
        if isinstance(called, types.FunctionType):
            if args and args[0] is os.environ and called.__name__ == 'get':
                return environment(args[0], 'get')
            if args and sync_calls.is_sync(args[0]):
                if getattr(type(args[0]), called.__name__, None) is called:
                    return self.sync_call(args[0], called.__name__, args[1:], named, me)
            return None
        if isinstance(called, (types.MethodDescriptorType, SLOT)) and args:
            return self.method_call(args[0], called.__name__, args[1:], named, me)
        if isinstance(called, (types.BuiltinMethodType, types.MethodWrapperType)):
            owner = called.__self__
            if not isinstance(owner, types.ModuleType):
                return self.method_call(owner, called.__name__, args, named, me)
        return self.function_call(called, args, me)

    def cache_call(self, cached, method, result, me):
        if cached.cache_parameters()['maxsize'] == 0:
            return None
        optional = not self.reach.is_shared(cached, me)
        return Access('cache.' + method, result, getattr(cached, '__wrapped__'), optional=optional)

    def function_call(self, called, args, me):
        """Of a function or a class of CPython."""
        if called in BY_NAME and len(args) > 1 and isinstance(args[1], str):
            value = args[2] if len(args) > 2 else None
            access = self.attribute_of(args[0], args[1], BY_NAME[called], value, me)
            if access is not None:
                access.result = 'top'
            return access
        if called is len and args:
            return environment(args[0], '__len__') or self.container(args[0], '__len__', me)
        if called is bool and args:
            return self.container(args[0], '__len__', me, 'truth', args[0])
        if called is next and args:
            return self.first_of(containers_below(args[0]), '__iter__', me, told='__next__')
        if called in WRITERS:
            # What is in a container is written, too.
            held = [each for arg in args for each in [arg, *containers_in(arg)]]
            return self.first_of(held, '__repr__', me)
        if called is iter and args:
            return None if isinstance(args[0], list) else self.goes_through(args[:1], me)
        if called in READERS:
            return self.goes_through(args, me)
        return None

    def method_call(self, owner, name, args, named, me):
        if sync_calls.is_sync(owner):
            return self.sync_call(owner, name, args, named, me)
        if isinstance(owner, CACHED) and name == 'cache_clear':
            return self.cache_call(owner, 'forget', 'none', me)
        access = self.container(owner, name, me)
        if access is not None and not access.optional:
            return access
        if name in GOES_THROUGH:
            return self.goes_through(args, me) or access
        return access

    def sync_call(self, owner, name, args, named, me):
        method = sync_calls.method_of(owner, name)
        if method is None:
            return None
        given = () if name in sync_calls.WITH else args
        can_go = sync_calls.can_go(owner, method, given, named)
        what = '%s.%s' % (sync_calls.kind_of(owner), method)
        result = 'none' if name == '__exit__' else 'top'
        optional = not self.reach.is_shared(owner, me)
        access = Access(what, result, can_go=can_go, sync=owner, optional=optional)
        # Those in Python have a clock that we turn.
        access.hurries = method == 'acquire' and not sync_calls.is_python(owner)
        return access

    def enter(self, frame, step, before, me):
        owner = stack_of(frame)[-1]
        if not sync_calls.is_sync(owner):
            return None
        return self.sync_call(owner, '__enter__', (), {}, me)

    def leave_by_exception(self, frame, step, before, me):
        left = stack_of(frame)[-4]
        owner = getattr(left, '__self__', None)
        if not sync_calls.is_sync(owner):
            return None
        return self.sync_call(owner, '__exit__', (), {}, me)


def environment(value, method, result='top'):
    """os.environ has one dictionary, and reaches it in Python."""
    if value is not os.environ:
        return None
    return Access('_Environ.' + method, result, sync=value)


# Written in Python, and look once at what they are given.
LOOKS_ONCE = (json.dumps, copy.copy, collections.Counter, logging.debug, logging.info, logging.warning,
              logging.error, logging.critical, logging.exception)
CACHED = functools._lru_cache_wrapper
BUILT_IN_METHODS = (types.MethodDescriptorType, SLOT, types.ClassMethodDescriptorType)
# methods of a dict that look at nothing yet
VIEWS = ('keys', 'values', 'items')
# functions that do what an instruction does
BY_NAME = {getattr: 'LOAD_ATTR', hasattr: 'LOAD_ATTR', setattr: 'STORE_ATTR', delattr: 'DELETE_ATTR'}
# functions that go through what they are given in one go
READERS = (sorted, sum, min, max, any, all, list, tuple, set, frozenset, dict, collections.deque)
WRITERS = (str, repr, print, format)
GOES_THROUGH = ('join', 'extend', 'extendleft', 'update', 'union', 'intersection', 'difference',
                'symmetric_difference', 'intersection_update', 'difference_update', 'issubset',
                'issuperset', 'isdisjoint', 'symmetric_difference_update')
COMPARISONS = {'==': '__eq__', '!=': '__ne__', '<': '__lt__', '<=': '__le__', '>': '__gt__',
               '>=': '__ge__'}
OPERATORS = {'+': '__add__', '*': '__mul__', '|': '__or__', '&': '__and__', '-': '__sub__',
             '^': '__xor__', '+=': '__iadd__', '*=': '__imul__', '|=': '__ior__',
             '&=': '__iand__', '-=': '__isub__', '^=': '__ixor__'}


SETS = (set, frozenset, type({}.keys()), type({}.items()))
ALIKE = {'compare': (list, dict, collections.deque, (bytearray, bytes), SETS),
         '+': (list, collections.deque, (bytearray, bytes)), '|': (dict, SETS),
         '-': (SETS,), '&': (SETS,), '^': (SETS,)}


def alike(left, right, operator):
    return any(isinstance(left, kinds) and isinstance(right, kinds) for kinds in ALIKE.get(operator, ()))


def looks_inside(left, right, operator):
    """Whether a comparison gets as far as what is in a container; else both have said NotImplemented before."""
    if operator in ('==', '!='):
        # What is compared with itself is found equal whatever is in it.
        if left is right and isinstance(left, (list, dict)):
            return False
    elif isinstance(left, dict):
        return False
    return alike(left, right, 'compare')


def takes(left, right, operator):
    """Whether an operator knows both of its operands, so that it looks at what they hold."""
    if operator.startswith('*'):
        times, many = (left, right) if isinstance(left, int) else (right, left)
        return isinstance(times, int) and isinstance(many, (list, collections.deque, bytearray))
    if operator in ('+=', '|=') and isinstance(left, (list, dict, collections.deque, bytearray)):
        return True
    if isinstance(left, SETS[2:]) or isinstance(right, SETS[2:]):
        # Views take whatever can be gone through.
        return SETS in ALIKE.get(operator, ()) and hasattr(left, '__iter__')
    return alike(left, right, operator.rstrip('='))


ITERATORS = tuple({type(each) for each in (
    iter([]), reversed([]), iter({}), iter(collections.OrderedDict()), reversed(collections.OrderedDict()), iter({}.values()), iter({}.items()), reversed({}), iter(set()),
    iter(collections.deque()), enumerate([]), zip([]), map(len, []), filter(None, []), itertools.chain(),
    itertools.islice([], 1))}) + DICT_VIEWS


def containers_in(value, depth=0):
    """Those that a container holds, from the outside in."""
    if container_kind(value) is None and not isinstance(value, tuple) or depth > 4:
        return
    held = list(value.values()) if isinstance(value, dict) else list(value)
    for each in held:
        if container_kind(each) is not None:
            yield each
        yield from containers_in(each, depth + 1)


def containers_below(iterator, depth=0):
    """What an iterator of CPython goes through."""
    if not isinstance(iterator, ITERATORS) or depth > 4:
        return
    for held in gc.get_referents(iterator):
        if container_kind(held) is not None:
            yield held
        elif isinstance(held, tuple):
            for each in held:
                yield from containers_below(each, depth + 1)
        else:
            yield from containers_below(held, depth + 1)


HANDLERS = (
    (('LOAD_GLOBAL',), 'load_global'),
    (('STORE_GLOBAL',), 'store_global'),
    (('DELETE_GLOBAL',), 'delete_global'),
    (('LOAD_DEREF', 'STORE_DEREF', 'DELETE_DEREF'), 'cell'),
    (('LOAD_ATTR', 'LOAD_METHOD', 'STORE_ATTR', 'DELETE_ATTR'), 'attribute'),
    (('BINARY_SUBSCR',), 'get_item'),
    (('STORE_SUBSCR',), 'set_item'),
    (('DELETE_SUBSCR',), 'delete_item'),
    (('CONTAINS_OP',), 'contains'),
    (('GET_ITER',), 'iterate'),
    (('FOR_ITER',), 'next_item'),
    (TRUTH, 'truth'),
    (('UNPACK_SEQUENCE', 'UNPACK_EX', 'LIST_EXTEND', 'SET_UPDATE', 'DICT_UPDATE', 'DICT_MERGE'), 'unpack'),
    (('COMPARE_OP',), 'compare'),
    (('BINARY_OP',), 'operate'),
    (('FORMAT_VALUE',), 'write_out'),
    (('CALL',), 'call'),
    (('CALL_FUNCTION_EX',), 'call_spread'),
    (('BEFORE_WITH',), 'enter'),
    (('WITH_EXCEPT_START',), 'leave_by_exception'),
)
