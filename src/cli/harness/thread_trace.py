"""Stops every thread before each access to what it shares: by a trace function at each instruction."""
import _thread
import sys
import threading

import sync_calls
from accesses import BACKWARD, SWITCHES, Accesses
from os_calls import WaitsForEver
from value_stack import stack_of

WAIT_FOR = threading.Condition.wait_for.__code__


class Begun(object):
    """An access that a thread makes at present."""

    def __init__(self, frame, access, where):
        self.frame = id(frame)
        self.access = access
        self.what = access.what
        self.where = where


class Tracer(object):

    def __init__(self, gate, race, changes, reach, gil):
        self.gate = gate
        self.accesses = Accesses(race, changes, reach)
        self.reach = reach
        # switch points are those of the GIL alone
        self.gil = gil
        self.own = _thread._local()
        sync_calls.install(self.second_half)

    def begin(self):
        """From here on the thread that asks is traced."""
        self.own.begun = []
        # Another thread may run before its next access: CPython has looked for one since the last.
        self.own.may_switch = True
        self.own.last = None
        sys.settrace(self.on_call)

    def end(self):
        sys.settrace(None)

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
        return self.on_event

    def on_event(self, frame, event, arg):
        own = self.own
        if own.begun and own.begun[-1].frame == id(frame):
            self.finish(frame, event, arg)
        if event == 'opcode':
            self.note_switch(frame)
            access = self.accesses.at(frame, _thread.get_ident())
            if access is not None:
                self.stop(frame, access)
        return self.on_event

    def note_switch(self, frame):
        """Whether CPython would have let another thread run behind the instruction before."""
        own, code = self.own, frame.f_code
        before = own.last
        if before is not None and before[0] in SWITCHES:
            jumped = before[1] == id(frame) and before[2] >= frame.f_lasti
            if before[0] not in BACKWARD or jumped:
                own.may_switch = True
        step = self.accesses.instructions.of(code).get(frame.f_lasti)
        own.last = (step[0].opname, id(frame), frame.f_lasti) if step else None

    # an access

    def stop(self, frame, access):
        """Before it: until it is the thread's turn."""
        gate, own = self.gate, self.own
        if gate.link is None:
            if access.can_go is not None and not access.can_go():
                raise WaitsForEver()
            return
        if self.gil and not self.lets_switch(access):
            return
        wish = None if access.can_go is None else ('thread', access.can_go)
        if not gate.turn_comes(access.what, wish, access.optional):
            return
        own.may_switch = False
        own.begun.append(Begun(frame, access, gate.where()))
        # What others have put into cells meanwhile is put back otherwise, when tracing goes on: what it
        # writes back are the locals of before (bpo-30744).
        frame.f_locals

    def lets_switch(self, access):
        if self.own.may_switch or access.can_go is not None and not access.can_go():
            return True
        # Written in Python: its call looks.
        return sync_calls.is_python(access.sync)

    def second_half(self, can_go):
        """In the middle of a call that has let others go on."""
        own = self.own
        if self.gate.link is None:
            raise WaitsForEver()
        begun = own.begun[-1]
        self.gate.done = [begun.what, 'waits', begun.where]
        begun.what = begun.access.what + ', again'
        self.gate.turn_comes(begun.what, ('thread', can_go), False)

    def finish(self, frame, event, arg):
        """Behind it: what came of it."""
        begun = self.own.begun.pop()
        if event == 'exception':
            result = arg[0].__name__
        else:
            result = self.result(begun.access, frame)
        self.gate.done = [begun.what, result, begun.where]
        if sync_calls.is_python(begun.access.sync):
            self.own.may_switch = True

    def result(self, access, frame):
        kind = access.result
        if kind == 'none':
            return 'done'
        if kind in ('value', 'len'):
            return told_value(access.value if kind == 'value' else len(access.value))
        top = (stack_of(frame) or [None])[-1]
        if kind == 'not top':
            return told_value(not top)
        if kind == 'next' and frame.f_lasti == access.value:
            return 'end'
        return told_value(top)


PLAIN = (int, float, str, bytes)


def told_value(value):
    if value is None:
        return 'done'
    if isinstance(value, bool):
        return 'true' if value else 'false'
    return plain_text(value) or type(value).__name__


def plain_text(value):
    """As Python writes it; None: it is not plain."""
    if value is None or type(value) in PLAIN or type(value) is bool:
        return repr(value)
    if type(value) is tuple:
        parts = [plain_text(each) for each in value]
        if None not in parts:
            return '(%s%s)' % (', '.join(parts), ',' if len(parts) == 1 else '')
    return None
