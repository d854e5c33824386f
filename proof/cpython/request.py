"""One HTTP request, as the harness keeps book of it."""


class OpenFile(object):
    """A descriptor of a request: the path it was opened by, and the lock it holds."""

    def __init__(self, path):
        self.path = path
        self.lock = None


class Request(object):

    def __init__(self, index, letter, free=False):
        self.index = index
        self.letter = letter
        # a probe: its operations wait for nobody and are not written down
        self.free = free
        self.lane = None
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


class Killed(BaseException):
    """Takes a request off its thread. No program catches it."""


class WouldBlock(BaseException):
    """A step that had to go on would have waited for a lock."""
