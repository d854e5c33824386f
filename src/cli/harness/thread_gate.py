"""The gate where the race runs as threads of one process: each thread has its own turn and its own book."""
import _thread

from gate import Gate

real_lock = _thread.allocate_lock


def own(name, missing=None):
    """A field that each thread has for itself."""
    return property(lambda gate: getattr(gate.own, name, missing),
                    lambda gate, value: setattr(gate.own, name, value))


class ThreadGate(Gate):

    link = own('link')
    # what the conductor knows of the thread
    child = own('child')
    done = own('done')
    printed = own('printed')
    seed = own('seed')
    number = own('number')
    created = own('created')
    fresh = own('fresh')

    def __init__(self, sources):
        self.own = _thread._local()
        super().__init__(sources)

    def become(self, seed, number):
        if self.printed is None:
            self.printed = []
        records = getattr(self, 'records', set())
        super().become(seed, number)
        # Record locks belong to the process.
        self.records = records

    def must_wait(self, *wish):
        return not wish[1]() if wish[0] == 'thread' else super().must_wait(*wish)

    def would_wait(self):
        self.link.say(dict(self.news(), blocked=True))
        self.link.hear()


class ThreadLink(object):
    """One end of a link between the conductor and a thread: as `Link`, in memory.

    Who says something goes on until it hears; a message is fetched before the next one comes.
    """

    def __init__(self):
        self.message = None
        self.arrived = real_lock()
        self.arrived.acquire()
        self.other = None

    def say(self, message):
        self.other.message = message
        self.other.arrived.release()

    def hear(self, seconds=None):
        if not self.arrived.acquire(True, -1 if seconds is None else seconds):
            return None
        return self.message

    def close(self):
        pass


def thread_link_pair():
    """Both ends."""
    one, other = ThreadLink(), ThreadLink()
    one.other, other.other = other, one
    return [one, other]
