"""One schedule of threads: as of processes, but they share the memory of this one."""
import _thread
import threading

from process import ended_text, rule_end
from schedule import Child, Schedule, Stopped
from sharing import Changes, Reach
from thread_gate import thread_link_pair
from thread_trace import Tracer


class ThreadSchedule(Schedule):

    def set_up(self):
        job, race = self.race.job, self.race
        changes = Changes(race.code)
        self.reach = Reach(race.names, changes)
        self.tracer = Tracer(self.gate, race, changes, self.reach, job['gil'])
        self.alone(super().set_up)

    def alone(self, run):
        """What runs while no thread does: it is traced, so that it does not wait for ever."""
        self.tracer.begin()
        try:
            return run()
        finally:
            self.tracer.end()

    def start(self):
        items = self.race.processes()
        # A thread that has not begun may get at what it is going to be called with.
        for index, item in enumerate(items):
            self.reach.threads[-1 - index] = list(item)
        for index, item in enumerate(items):
            child = self.child_of(index)
            self.children.append(child)
            child.link, inner = thread_link_pair()
            RaceThread(self, child, inner, item).start()
            _, printed = self.listen(child)
            self.print(child, printed)

    def child_of(self, index):
        return Child(index, self.way['steps'][index], self.way['places'][index])

    def run(self, child, link, item):
        """In the thread, from its first line to its end."""
        gate, me = self.gate, _thread.get_ident()
        gate.link, gate.child = link, child
        gate.become(child.letter, child.index)
        self.reach.threads[me] = self.reach.threads.pop(-1 - child.index)
        item = list(item)
        self.tracer.begin()
        ended = ended_text(gate, lambda: item[0](*item[1:]))
        self.tracer.end()
        del self.reach.threads[me]
        gate.link.say(dict(gate.news(), ended=ended))

    def dismiss(self):
        """They stand before their next steps for ever: they end with this process."""

    def waits(self, child):
        return child.ended is None and super().waits(child)

    def ends_of(self, names):
        self.gate.become('probe', len(self.children))
        return self.alone(lambda: {name: rule_end(self.race.rule(name)) for name in names})


class RaceThread(threading.Thread):
    """Named as one that the program had started: 'Thread-1 (visit)'."""

    def __init__(self, schedule, child, link, item):
        super().__init__(target=item[0], args=item[1:], daemon=True)
        self.begun_by = schedule
        self.given = child, link, item

    def run(self):
        self.begun_by.run(*self.given)
