"""What stands before every operation that others can notice: who comes here waits for its turn."""
import errno
import fcntl
import posix
import struct
import sys

from told import told_errno


class OpenFile(object):
    """A descriptor of this process: the path it was opened by, the flock it holds, and whether it changed the file."""

    def __init__(self, path):
        self.path = path
        self.lock = None
        self.wrote = False


class Gate(object):
    """One in each process. Without a link nobody else is there, and nothing waits."""

    def __init__(self, sources):
        # the names of the program's own files
        self.sources = sources
        self.link = None
        self.files = {}
        self.printed = []
        # the operation that was made last, for the conductor
        self.done = None
        # how often time has passed
        self.epoch = 0
        self.become('setup', 0)

    def become(self, seed, number):
        """Another process begins here, with nothing of its own created or drawn."""
        self.seed = seed
        self.number = number
        self.created = 0
        self.fresh = 0
        # (device, inode) of every file that this process holds a record lock of
        self.records = set()
        del self.printed[:]

    # operations

    def perform(self, what, deed, told, wish=None, optional=False, reads=None):
        """Waits for the turn, then does it. `told` writes the result down; so is an OSError.

        wish: a lock that may be waited for, as ('flock' or 'lockf', descriptor, operation)
        optional: where the model may have no step of its own, because nobody could tell
        reads: a descriptor whose file is read
        """
        if self.link is None:
            return deed()
        turn = self.turn_comes(what, wish, optional)
        if not turn:
            return deed()
        where = self.where()
        file = None if reads is None else inode_if_open(reads)
        try:
            value = full() if turn == 'full' else deed()
        except OSError as error:
            self.done = [what, told_errno(error.errno), where, file]
            raise
        except Exception as error:
            self.done = [what, getattr(error, 'told_as', type(error).__name__), where, file]
            raise
        self.done = [what, told(value), where, file]
        return value

    def turn_comes(self, what, wish, optional):
        """False: it is no step here, and is done at once. 'full': the disk is."""
        self.link.say(dict(self.news(), what=what, wishes=wish and wish[0], optional=optional))
        while True:
            command = self.link.hear()
            if isinstance(command, int):
                self.epoch = command
                return True
            if command == 'skip':
                return False
            if command == 'full':
                return 'full'
            if command == 'where':
                # Before the end of a process that is killed here.
                self.link.say({'where': self.where()})
                continue
            if command != 'probe':
                posix._exit(0)
            self.link.say({'waits': self.must_wait(*wish)})

    def news(self):
        """What happened since the last message."""
        changed = [inode(fd) for fd, file in self.files.items() if file.wrote]
        told = {'done': self.done, 'printed': ''.join(self.printed), 'wrote': changed}
        self.done = None
        del self.printed[:]
        return told

    def would_wait(self):
        """The turn came, and the lock is not to be had: the schedule cannot go on like this."""
        self.link.say(dict(self.news(), blocked=True))
        self.link.hear()
        posix._exit(0)

    def must_wait(self, kind, fd, operation):
        """Whether a lock would be waited for: a flock is asked for by LOCK_NB.

        None of a descriptor that holds a flock: a conversion that fails loses it (flock(2)).
        """
        if kind == 'lockf':
            return record_lock_stands(fd, operation)
        file = self.files.get(fd)
        if file is not None and file.lock is not None:
            return None
        try:
            fcntl_flock(fd, operation | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        fcntl_flock(fd, fcntl.LOCK_UN)
        return False

    def where(self):
        """The line of the program that is running: 'main.py:42'."""
        frame = sys._getframe(1)
        while frame is not None and frame.f_code.co_filename not in self.sources:
            frame = frame.f_back
        return '' if frame is None else '%s:%d' % (frame.f_code.co_filename, frame.f_lineno)

    # descriptors

    def opened(self, fd, path):
        self.files[fd] = OpenFile(path)

    def wrote(self, fd, changed=True):
        """The file was written at the time that the clock shows.

        changed: not only made, but cut or written to: who reads it before this is closed, reads it torn
        """
        if changed and fd in self.files:
            self.files[fd].wrote = True
        now = seconds_of('wall', self.epoch)
        posix.utime(fd, (now, now))

    def path(self, fd):
        """The path that a descriptor was opened by."""
        file = self.files.get(fd)
        return '?' if file is None else file.path

    def lets_go(self, fd):
        """Whether closing it lets go of a lock: the only close that others notice."""
        file = self.files.get(fd)
        if file is not None and file.lock is not None:
            return True
        return bool(self.records) and inode(fd) in self.records

    def close_all(self):
        for fd in list(self.files):
            del self.files[fd]
            try:
                posix.close(fd)
            except OSError:
                pass


fcntl_flock = fcntl.flock

# What the clocks show at first, in seconds, and by how much more each time that time passes: as in
# `moments.ts` and `spans.ts` of src/machine.
STARTS = {'wall': 1_764_547_200, 'monotonic': 5_000}
EPOCH = 1_000_000_000


def seconds_of(clock, epoch):
    return float(STARTS[clock] + epoch * EPOCH)



def record_lock_stands(fd, operation):
    """Whether another process has a record lock of the file that stands against this one."""
    wanted = fcntl.F_WRLCK if operation & fcntl.LOCK_EX else fcntl.F_RDLCK
    found = fcntl.fcntl(fd, fcntl.F_GETLK, struct.pack(RECORD, wanted, 0, 0, 0, 0))
    return struct.unpack(RECORD, found)[0] != fcntl.F_UNLCK


# struct flock of Linux where long has 64 bits: kind, whence, start, length, process
RECORD = 'hhqqi4x'


def inode(fd):
    found = posix.fstat(fd)
    return found.st_dev, found.st_ino


def inode_if_open(fd):
    try:
        return inode(fd)
    except OSError:
        return None


def full():
    raise OSError(errno.ENOSPC, posix.strerror(errno.ENOSPC))
