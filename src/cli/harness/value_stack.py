"""The locals and the value stack of a frame, as CPython 3.11 has them in memory.

Python shows neither cells nor the stack. They are read where they lie: `PyFrameObject` and `_PyInterpreterFrame` in
Include/internal/pycore_frame.h of 3.11. Nothing is written but arguments of calls: see `replace_argument`.
"""
import ctypes
import sys

# PyFrameObject: the head of an object, f_back, f_frame
FRAME = 24
# _PyInterpreterFrame: eight pointers, stacktop (int), is_entry, owner, localsplus
STACKTOP = 64
LOCALSPLUS = 72
POINTER = 8

# What stands where there is no object.
NULL = type('Null', (), {'__repr__': lambda self: 'NULL'})()


def stack_of(frame):
    """Lowest first. Empty while CPython runs the frame: it is written down at calls and for tracing only."""
    return between(frame, count_of_locals(frame.f_code), stacktop(frame))


def values_in(frame):
    """Everything that a frame holds: locals, cells, and the stack."""
    return between(frame, 0, max(stacktop(frame), count_of_locals(frame.f_code)))


def local_at(frame, index):
    """A local or a cell by its number, as the opcodes have it."""
    return between(frame, index, index + 1)[0]


def was_entered_by_c(frame):
    """Whether a frame goes back to code in C when it is left: a call in Python goes on in the same loop."""
    return ctypes.c_bool.from_address(inner(frame) + STACKTOP + 4).value


def count_of_locals(code):
    cells = [name for name in code.co_cellvars if name not in code.co_varnames]
    return len(code.co_varnames) + len(cells) + len(code.co_freevars)


def stacktop(frame):
    return ctypes.c_int.from_address(inner(frame) + STACKTOP).value


def between(frame, first, end):
    base = inner(frame) + LOCALSPLUS
    return [held_at(base + POINTER * index) for index in range(first, end)]


def inner(frame):
    return ctypes.c_void_p.from_address(id(frame) + FRAME).value


def held_at(address):
    if ctypes.c_void_p.from_address(address).value is None:
        return NULL
    return ctypes.py_object.from_address(address).value


def replace_argument(frame, index, value):
    """What lies at a place of the stack, counted from the top (-1), is another value from here on."""
    at = ctypes.c_void_p.from_address(inner(frame) + LOCALSPLUS + POINTER * (stacktop(frame) + index))
    old, at.value = at.value, id(value)
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(value))
    ctypes.pythonapi.Py_DecRef(ctypes.c_void_p(old))


def check():
    """Whether this Python has its frames where they are looked for. Raises what says so."""
    seen = []

    def sample(one, two):
        return [one, two, lambda: one][0]

    def trace(frame, event, _):
        if frame.f_code is not sample.__code__:
            return None
        frame.f_trace_opcodes = True
        if event == 'opcode':
            seen.append((local_at(frame, 1), stack_of(frame)))
        return trace
    first, second = object(), object()
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        sample(first, second)
    finally:
        sys.settrace(before)
    fine = all(local is second for local, _ in seen)
    if not fine or not any(stack == [first, second] for _, stack in seen):
        raise RuntimeError('the frames of this Python are not those of CPython 3.11')
