"""One HTTP request, as the harness keeps book of it."""
import fcntl


class OpenFile(object):
    """A descriptor of a request: the path it was opened by, and the lock it holds."""

    def __init__(self, path, number=None, wrote=False):
        self.path = path
        # the number it would have in a process of its own
        self.number = number
        # it has truncated the file, or written to it
        self.wrote = wrote
        self.lock = None


class Request(object):

    # really makes the call that must not come back: (descriptor, mode)
    flock = staticmethod(fcntl.flock)

    def __init__(self, index, letter, free=False):
        self.index = index
        self.letter = letter
        # a probe: its operations wait for nobody and are not written down
        self.free = free
        self.lane = None
        # the file and the line that ask for what it does; only where another process runs it
        self.place = None
        # what it is about to do, and the blocking flock in it: (descriptor, mode)
        self.pending = None
        self.wish = None
        self.files = {}
        # how many files it has created, and how many keys it has drawn
        self.created = 0
        self.fresh = 0
        self.steps = 0
        # its worker was killed, or the run is over: it may do nothing any more
        self.dead = False
        self.finished = False
        self.ended = None
        self.status = None
        self.cookies = None
        # only while a hang is looked into
        self.must_block = False
        self.came_back = False

    def opened(self, fd, path, wrote=False, number=None):
        """Enters a descriptor. `number`: the one that it has in the request's own process.

        Where all requests share one process it would be the lowest that is free, after the three
        standard ones (POSIX, open).
        """
        if number is not None:
            self.files[fd] = OpenFile(path, number, wrote)
            return
        taken = {file.number for file in self.files.values()}
        number = next(n for n in range(3, len(taken) + 4) if n not in taken)
        self.files[fd] = OpenFile(path, number, wrote)


class Killed(BaseException):
    """Takes a request off its thread. No program catches it."""


class WouldBlock(BaseException):
    """A step that had to go on would have waited for a lock."""
