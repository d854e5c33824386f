"""Stops chosen system calls of this process before they happen. Python 2.7 on Linux, x86-64.

A seccomp filter answers such a call with the signal SIGSYS (seccomp(2), SECCOMP_RET_TRAP). The
handler makes the call itself, or does not, and puts its result where the C library looks for it.
What the C library's own syscall() does passes the filter: that is how the handler makes a call.
So Python, its file objects and stdio are what they always are, and nobody wraps them.
"""
import ctypes
import os
import struct
import traceback

# The numbers of arch/x86/entry/syscalls/syscall_64.tbl.
READ, WRITE, OPEN, CLOSE, STAT, FLOCK = 0, 1, 2, 3, 4, 73
RENAME, UNLINK, OPENAT, NEWFSTATAT = 82, 87, 257, 262
CHOSEN = (READ, WRITE, OPEN, CLOSE, STAT, FLOCK, RENAME, UNLINK, OPENAT, NEWFSTATAT)

SIGSYS, SA_SIGINFO, SA_NODEFER = 31, 4, 0x40000000
PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, SECCOMP_MODE_FILTER = 22, 38, 2
SECCOMP_RET_TRAP, SECCOMP_RET_ALLOW = 0x00030000, 0x7fff0000
# Of a filter (linux/bpf_common.h): load a word, compare it, answer.
LOAD, IF_EQUAL, IF_AT_LEAST, ANSWER = 0x20, 0x15, 0x35, 0x06
# Where struct seccomp_data has the call's number and the address of its instruction.
NUMBER, ADDRESS_LOW, ADDRESS_HIGH = 0, 8, 12
# No C library's syscall() is longer.
LONGEST = 64
# In a ucontext_t: where the registers are, how many, and which hold a call (sys/ucontext.h).
REGISTERS_AT, REGISTERS, RAX = 40, 23, 13
ARGUMENTS = (8, 9, 12, 2, 0, 1)

libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
Handler = ctypes.CFUNCTYPE(None, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


class SignalAction(ctypes.Structure):
    """struct sigaction"""

    _fields_ = [
        ('handler', Handler),
        ('mask', ctypes.c_ulong * 16),
        ('flags', ctypes.c_int),
        ('restorer', ctypes.c_void_p),
    ]


def call(number, *arguments):
    """Makes a system call past the filter. Its result, or the errno below zero."""
    numbers = [a if isinstance(a, str) else ctypes.c_long(a) for a in arguments]
    result = libc.syscall(ctypes.c_long(number), *numbers)
    return -ctypes.get_errno() if result == -1 else result


class Traps(object):
    """From now on this process and its children ask `answer(number, arguments)` for each call.

    It answers the result, or the errno below zero. What is called meanwhile passes. Raises an
    OSError where there is no such filter.
    """

    def __init__(self):
        if os.uname()[4] != 'x86_64' or struct.calcsize('P') != 8:
            raise OSError('system calls can be stopped on x86-64 alone')
        self.answer = call
        self.inside = False
        # The C library keeps the address alone.
        self.handler = Handler(self.on_signal)
        action = SignalAction(self.handler)
        action.flags = SA_SIGINFO | SA_NODEFER
        done(libc.sigaction(SIGSYS, ctypes.byref(action), None))
        install(ctypes.cast(libc.syscall, ctypes.c_void_p).value)

    def on_signal(self, _, __, context):
        registers = (ctypes.c_long * REGISTERS).from_address(context + REGISTERS_AT)
        number = registers[RAX]
        arguments = [registers[index] for index in ARGUMENTS]
        if self.inside:
            registers[RAX] = call(number, *arguments)
            return
        self.inside = True
        try:
            registers[RAX] = self.answer(number, *arguments)
        except BaseException:
            # A mistake of ours must not become a result: whoever listens finds the line cut.
            traceback.print_exc()
            os._exit(70)
        finally:
            self.inside = False


def install(passing):
    """The filter: only calls from the function at the address `passing` are not stopped."""
    low, high = passing & 0xffffffff, (passing >> 32) & 0xffffffff
    count = len(CHOSEN)
    steps = [
        (LOAD, 0, 0, ADDRESS_HIGH),
        (IF_EQUAL, 0, 3, high),
        (LOAD, 0, 0, ADDRESS_LOW),
        (IF_AT_LEAST, 0, 1, low),
        (IF_AT_LEAST, 0, count + 1, low + LONGEST),
        (LOAD, 0, 0, NUMBER),
    ]
    steps += [(IF_EQUAL, count - index, 0, number) for index, number in enumerate(CHOSEN)]
    steps += [(ANSWER, 0, 0, SECCOMP_RET_ALLOW), (ANSWER, 0, 0, SECCOMP_RET_TRAP)]
    code = ctypes.create_string_buffer(b''.join(struct.pack('HBBI', *step) for step in steps))
    program = struct.pack('HxxxxxxQ', len(steps), ctypes.addressof(code))
    done(libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    done(libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.c_char_p(program), 0, 0))


def done(result):
    if result != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
