"""How a request in Python 2.7 and the harness talk: JSON, a line each. Runs under Python 2.7."""
import ctypes
import fcntl
import json
import os
import socket
import struct

from python2_traps import libc

# Out of the way: the program's own descriptors begin at 3, as in a process of its own.
ABOVE = 200


class Link(object):

    def __init__(self, address):
        line = socket.socket(socket.AF_UNIX)
        line.connect(address)
        self.fd = fcntl.fcntl(line.fileno(), fcntl.F_DUPFD, ABOVE)
        line.close()
        self.rest = b''

    def ask(self, message):
        """Sends, and waits for what is said to it."""
        self.tell(message)
        return self.hear()

    def tell(self, message, fd=None):
        """`fd`: a descriptor that the harness gets a double of."""
        line = json.dumps(message).encode('ascii') + b'\n'
        sent = send_with(self.fd, line, fd) if fd is not None else 0
        while sent < len(line):
            rest = line[sent:]
            sent += alive(libc.send(self.fd, rest, ctypes.c_size_t(len(rest)), 0))

    def hear(self):
        while b'\n' not in self.rest:
            room = ctypes.create_string_buffer(65536)
            size = alive(libc.recv(self.fd, room, ctypes.c_size_t(65536), 0))
            self.rest += room.raw[:size]
        line, self.rest = self.rest.split(b'\n', 1)
        return plain(json.loads(line))


def alive(size):
    """A harness that is gone wants nothing any more."""
    if size <= 0:
        os._exit(71)
    return size


def send_with(line, data, fd):
    """sendmsg(2) with one descriptor (SCM_RIGHTS), which Python 2.7 has no word for."""
    held = ctypes.create_string_buffer(data, len(data))
    piece = ctypes.create_string_buffer(struct.pack('QQ', ctypes.addressof(held), len(data)), 16)
    rights = struct.pack('Qiiixxxx', 20, socket.SOL_SOCKET, 1, fd)
    control = ctypes.create_string_buffer(rights, len(rights))
    parts = (0, 0, ctypes.addressof(piece), 1, ctypes.addressof(control), len(rights), 0)
    header = struct.pack('QIxxxxQQQQixxxx', *parts)
    return alive(libc.sendmsg(line, ctypes.c_char_p(header), 0))


def plain(value):
    """As the programs have texts: Python 2's str."""
    if isinstance(value, dict):
        return dict((plain(name), plain(held)) for name, held in value.items())
    if isinstance(value, list):
        return [plain(held) for held in value]
    return value.encode('latin-1') if isinstance(value, type(u'')) else value
