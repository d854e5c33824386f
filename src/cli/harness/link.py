"""Lines of JSON between the conductor of a schedule and one of its processes."""
import fcntl
import json
import posix
import select
import socket

# Descriptors of the harness are far from those that a program gets.
ABOVE = 400


class Link(object):

    def __init__(self, fd):
        self.fd = fd
        self.rest = b''

    def say(self, message):
        data = json.dumps(message).encode('ascii') + b'\n'
        while data:
            data = data[posix.write(self.fd, data):]

    def hear(self, seconds=None):
        """The next message; None when nothing comes in time, or nobody is there any more."""
        while b'\n' not in self.rest:
            if seconds is not None and not select.select([self.fd], [], [], seconds)[0]:
                return None
            part = posix.read(self.fd, 65536)
            if not part:
                return None
            self.rest += part
        line, self.rest = self.rest.split(b'\n', 1)
        return json.loads(line)

    def close(self):
        posix.close(self.fd)


def link_pair():
    """Both ends."""
    return [Link(out_of_the_way(end.detach())) for end in socket.socketpair()]


def out_of_the_way(fd):
    far = fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, ABOVE)
    posix.close(fd)
    return far
