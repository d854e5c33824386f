"""The operations of `threading` and `queue` that are steps: their names, and when they would wait.

The objects are CPython's own. An operation is asked for only when it does not have to wait, and then made in one
go; those that let others go on in the middle (`WaiterLock`) stand before their second half.
"""
import _thread
import queue
import sys
import threading

LOCK, RLOCK = _thread.LockType, _thread.RLock
real_lock = _thread.allocate_lock

CLASSES = (threading.Condition, threading.BoundedSemaphore, threading.Semaphore, threading.Event,
           threading.Barrier, queue.PriorityQueue, queue.LifoQueue, queue.Queue, queue.SimpleQueue)
METHODS = ('acquire', 'release', 'locked', 'wait', 'notify', 'notify_all', 'is_set', 'set', 'clear',
           'reset', 'abort', 'put', 'get', 'put_nowait', 'get_nowait', 'task_done', 'join', 'qsize',
           'empty', 'full')
# What `with` calls, under the name of what it does.
WITH = {'__enter__': 'acquire', '__exit__': 'release'}
PROPERTIES = {threading.Barrier: ('n_waiting', 'broken')}


def is_sync(value):
    return type(value) in (LOCK, RLOCK) or isinstance(value, CLASSES)


def kind_of(value):
    """'Lock', 'RLock', 'Condition' and so on."""
    if type(value) is LOCK:
        return 'Lock'
    return 'RLock' if type(value) is RLOCK else type(value).__name__


def method_of(value, name):
    """The operation that a call of a method is; None: it is none."""
    name = WITH.get(name, name)
    return name if name in METHODS and hasattr(value, name) else None


def can_go(value, name, args, named):
    """A question whether the operation can be made now; None: it never waits."""
    if name == 'acquire':
        blocking = args[0] if args else named.get('blocking', True)
        timeout = args[1] if len(args) > 1 else named.get('timeout')
        if not blocking or timeout not in (None, -1):
            return None
        if isinstance(value, threading.Semaphore):
            return lambda: value._value > 0
        lock = value._lock if isinstance(value, threading.Condition) else value
        return lambda: is_free(lock)
    if name == 'wait' and isinstance(value, threading.Barrier):
        # It waits for those of the last round.
        return lambda: value._state not in (-1, 1)
    if isinstance(value, (queue.Queue, queue.SimpleQueue)):
        return queue_can_go(value, name, args, named)
    return None


def queue_can_go(value, name, args, named):
    if name == 'join':
        return lambda: value.unfinished_tasks == 0
    before = {'put': 1, 'get': 0}.get(name)
    if before is None:
        return None
    block = args[before] if len(args) > before else named.get('block', True)
    timeout = args[before + 1] if len(args) > before + 1 else named.get('timeout')
    if not block or timeout is not None:
        return None
    if name == 'get':
        return lambda: value.qsize() > 0
    if isinstance(value, queue.SimpleQueue):
        return None
    return lambda: value.maxsize <= 0 or value._qsize() < value.maxsize


def is_free(lock):
    """For the thread that asks: an RLock of its own is."""
    if type(lock) is RLOCK:
        if not lock.acquire(False):
            return False
        lock.release()
        return True
    return not lock.locked()


class WaiterLock(object):
    """What `Condition.wait` waits by, and all that is built on it: a real lock that says when it waits."""

    stops = None
    waiting_object = None

    def __init__(self):
        self.lock = real_lock()

    def acquire(self, blocking=True, timeout=-1):
        if self.lock.acquire(False):
            return True
        condition = sys._getframe(1).f_locals['self']
        if not blocking or timeout != -1:
            return self.acquire_in_time(condition)
        # Who was notified waits for the lock of the condition next, in competition with all others.
        if self.stops(lambda: not self.lock.locked() and is_free(condition._lock)):
            return self.lock.acquire(False)
        return self.lock.acquire()

    def acquire_in_time(self, condition):
        """With a timeout: who was not notified by its turn has waited for too long."""
        if isinstance(self.waiting_object(), (threading.Semaphore, queue.Queue)):
            # They try, and their clock says that time is over.
            return False
        free = lambda: is_free(condition._lock)
        if not self.stops(lambda: self.lock.locked() or free()):
            return False
        if self.lock.acquire(False):
            return True
        if self.waiting_object() is condition:
            # A notification that comes before it has the lock again is lost.
            self.stops(free)
        return False

    def release(self):
        self.lock.release()

    def locked(self):
        return self.lock.locked()


class Clock(object):
    """However often it is asked, a long time has passed."""

    now = 0

    def __call__(self):
        self.now += 1_000_000_000
        return self.now


def install(stops, waiting_object):
    """stops: is called with a question, and comes back when the answer is yes and the turn the thread's.

    False: the thread is none of the program, and has to wait.
    waiting_object: a function that tells what a thread waits with
    """
    WaiterLock.stops = staticmethod(stops)
    WaiterLock.waiting_object = staticmethod(waiting_object)
    threading._allocate_lock = WaiterLock
    threading._time = queue.time = Clock()


def looks_after(access):
    """Whether a call comes behind what other threads can notice, so that they may run."""
    if access.what in ('_Environ.__setitem__', '_Environ.__delitem__'):
        return False
    return access.looks or is_python(access.sync)


def is_python(value):
    """Written in Python: its calls let other threads run. Those of locks do not, unless they wait."""
    return value is not None and type(value) not in (LOCK, RLOCK, queue.SimpleQueue)
