"""Stops every thread before each access to what it shares: by a trace function at each instruction."""
import _thread
import posix
import sys
import threading

import sync_calls
from accesses import BACKWARD, ITERATORS, SWITCHES, Accesses
from os_calls import WaitsForEver
from process import own_fault
from value_stack import stack_of, was_entered_by_c

WAIT_FOR = threading.Condition.wait_for.__code__


class Begun(object):
    """An access that a thread makes at present."""

    def __init__(self, frame, access, where, goes_on):
        self.frame = id(frame)
        self.access = access
        self.what = access.what
        self.where = where
        # it belongs to the step that was made last
        self.goes_on = goes_on
        self.told = False
        # the frame of the function whose result a cache keeps
        self.inner = None


class Tracer(object):

    def __init__(self, gate, race, changes, reach, gil):
        self.gate = gate
        self.accesses = Accesses(race, changes, reach)
        self.reach = reach
        # switch points are those of the GIL alone
        self.gil = gil
        self.own = _thread._local()
        sync_calls.install(self.second_half, self.waiting_object)

    def begin(self):
        """From here on the thread that asks is traced."""
        self.own.begun = []
        # Another thread may run before its next access: CPython has looked for one since the last.
        self.own.may_switch = True
        self.own.made = False
        self.own.last = None
        sys.settrace(self.on_call)

    def end(self):
        sys.settrace(None)
        self.own.begun = None

    def on_call(self, frame, event, arg):
        code = frame.f_code
        if code.co_filename not in self.gate.sources:
            begun = self.own.begun
            if code is not WAIT_FOR or begun and begun[-1].access.sync is not None:
                return None
        frame.f_trace_opcodes = True
        frame.f_trace_lines = False
        # CPython looks for other threads where a function begins.
        self.own.may_switch = True
        if self.own.begun:
            # The access calls a function of the program.
            self.begins(self.own.begun[-1], frame)
        return self.on_event

    def begins(self, begun, frame):
        wrapped = begun.access.value if begun.access.result == 'cache' else None
        if begun.inner is None and wrapped is not None and frame.f_code is wrapped.__code__:
            begun.inner = id(frame)
            self.note(begun, 'None')
        self.note(begun, 'calls')

    def on_event(self, frame, event, arg):
        try:
            self.watch(frame, event, arg)
        except WaitsForEver:
            raise
        except BaseException as error:
            # It would be taken for the program's.
            fail(error)
        return self.on_event

    def watch(self, frame, event, arg):
        own = self.own
        if own.begun and own.begun[-1].frame == id(frame):
            self.finish(frame, event, arg)
        if event == 'exception':
            # What was raised left before CPython looked for other threads.
            own.last = None
        if event == 'return' and own.begun and own.begun[-1].inner == id(frame):
            self.keeps(frame)
        if event == 'return' and was_entered_by_c(frame) and frame.f_back is not None:
            # What comes behind the call in C that called the function.
            self.remember(frame.f_back)
        if event == 'opcode':
            self.note_switch(frame)
            access = self.accesses.at(frame, _thread.get_ident())
            if access is not None:
                self.stop(frame, access)

    def note_switch(self, frame):
        """Whether CPython would have let another thread run behind the instruction before."""
        own, code = self.own, frame.f_code
        before = own.last
        if before is not None and before[0] in SWITCHES:
            jumped = before[1] == id(frame) and before[2] >= frame.f_lasti
            if before[0] not in BACKWARD or jumped:
                own.may_switch = True
        self.remember(frame)

    def remember(self, frame):
        step = self.accesses.instructions.of(frame.f_code).get(frame.f_lasti)
        self.own.last = (step[0].opname, id(frame), frame.f_lasti) if step else None

    def keeps(self, frame):
        """A function is over whose result a cache is going to keep, if there is one."""
        gate, own = self.gate, self.own
        step = self.accesses.instructions.of(frame.f_code).get(frame.f_lasti)
        if gate.link is None or step is None or step[0].opname != 'RETURN_VALUE':
            return
        outer = frame.f_back
        where = '%s:%d' % (outer.f_code.co_filename, outer.f_lineno)
        goes_on = self.gil and own.made and not own.may_switch
        if not goes_on:
            gate.turn_comes('cache.keep', None, False)
            own.may_switch = False
        own.made = True
        self.write('cache.keep', 'None', where, goes_on)

    # an access

    def stop(self, frame, access):
        """Before it: until it is the thread's turn."""
        gate, own = self.gate, self.own
        if gate.link is None:
            if access.can_go is not None and not access.can_go():
                raise WaitsForEver()
            return
        if access.optional and not gate.child.has_step(access.what, gate.where()):
            return
        goes_on = self.gil and own.made and not self.lets_switch(access)
        if not goes_on:
            wish = None if access.can_go is None else ('thread', access.can_go)
            gate.turn_comes(access.what, wish, False)
            if wish is not None and not access.can_go():
                gate.would_wait()
            own.may_switch = False
        own.made = True
        access.looks = access.looks()
        access.hurry()
        own.begun.append(Begun(frame, access, gate.where(), goes_on))
        # What others have put into cells meanwhile is put back otherwise, when tracing goes on: what it
        # writes back are the locals of before (bpo-30744).
        frame.f_locals

    def lets_switch(self, access):
        if self.own.may_switch or access.can_go is not None and not access.can_go():
            return True
        # Written in Python: its call looks.
        return sync_calls.is_python(access.sync)

    def second_half(self, can_go):
        """In the middle of a call that has let others go on. False: it is none of the program."""
        own = self.own
        if self.gate.link is None:
            if getattr(own, 'begun', None) is None:
                # of the harness, which starts a thread
                return False
            raise WaitsForEver()
        begun = own.begun[-1]
        self.note(begun, 'waits')
        begun.what, begun.goes_on = begun.access.what + ', again', False
        self.gate.turn_comes(begun.what, ('thread', can_go), False)
        return True

    def waiting_object(self):
        """What the program waits with: a condition, or what has one inside."""
        return self.own.begun[-1].access.sync if getattr(self.own, 'begun', None) else None

    def finish(self, frame, event, arg):
        """Behind it: what came of it."""
        begun = self.own.begun.pop()
        if event == 'exception':
            result = arg[0].__name__
        else:
            result = self.result(begun.access, frame)
        self.note(begun, result)
        if sync_calls.looks_after(begun.access) or begun.inner is not None and event != 'exception':
            self.own.may_switch = True

    def note(self, begun, result):
        if begun.told:
            return
        begun.told = result != 'waits'
        self.write(begun.what, result, begun.where, begun.goes_on)

    def write(self, what, result, where, goes_on):
        gate = self.gate
        if goes_on:
            gate.done[1] += '; %s -> %s' % (what, result)
        else:
            gate.done = [what, result, where, None]

    def result(self, access, frame):
        kind = access.result
        if kind == 'none':
            return 'None'
        if kind in ('value', 'truth'):
            return told_value(access.value if kind == 'value' else bool(access.value))
        top = (stack_of(frame) or [None])[-1]
        if kind == 'opposite':
            return told_value(not top)
        if kind == 'cache':
            return '(%s,)' % told_value(top)
        if kind == 'iterator':
            return '<iterator>'
        if kind == 'next' and frame.f_lasti == access.value:
            return 'StopIteration'
        return told_value(top)


PLAIN = (type(None), bool, int, float, str, bytes)


def fail(error):
    """The harness has a fault: the schedule is given up, and the process with it."""
    posix.write(2, own_fault(error).encode('utf-8', 'replace'))
    posix._exit(1)


def told_value(value):
    """As Python writes it, where that tells no address; else its type."""
    if isinstance(value, ITERATORS):
        return '<iterator>'
    return plain_text(value) or '<%s>' % type(value).__name__


def plain_text(value):
    if type(value) in PLAIN:
        return repr(value)
    if type(value) is tuple:
        parts = [plain_text(each) for each in value]
        if None not in parts:
            return '(%s%s)' % (', '.join(parts), ',' if len(parts) == 1 else '')
    return None
