"""Every schedule of a race of threads that there is under CPython, found by trying: nobody says which.

Standard input: a job as for prove.py, but without ways, and `most`: how many schedules at most. Standard output: a
line for each: the schedule, who could have moved at each of its steps, the trace and the end.
"""
import json
import posix
import sys

from harness import follow, prepared, read_all, take_standard_streams, write_all
from place import Place
from schedule import LETTERS, Child, Stopped
from thread_schedule import ThreadSchedule


def main():
    job = json.load(sys.stdin)
    answers = take_standard_streams()
    place = Place()
    try:
        schedule_of = prepared(job, place, Exploration)
        path = place.base + '/found'
        begin, number = '', 0
        while begin is not None and number < job['most']:
            fd = posix.open(path, posix.O_CREAT | posix.O_RDWR | posix.O_TRUNC, 0o600)
            pid = posix.fork()
            if pid == 0:
                follow(fd, number, schedule_of({'schedule': begin, 'stuck': False}))
            if posix.waitpid(pid, 0)[1] != 0:
                posix._exit(1)
            posix.close(fd)
            line = read_all(path)
            write_all(answers, line)
            begin, number = next_begin(json.loads(line)), number + 1
    finally:
        place.close()
    posix._exit(0)


def next_begin(found):
    """The last place where another thread could have moved, and that one; None: there is none."""
    schedule, could = found[:2]
    for at in reversed(range(len(schedule))):
        rest = could[at][could[at].index(schedule[at]) + 1:]
        if rest:
            return schedule[:at] + rest[0]
    return None


class FreeChild(Child):
    """A thread of a schedule that nobody has foreseen."""

    @property
    def expected(self):
        return self.what

    def has_step(self, what, place=None):
        # The model has one for the call, although nobody could tell.
        return what == 'Condition.wait_for'


class Exploration(ThreadSchedule):
    """Goes on by itself behind its beginning: each time the first thread that can move does."""

    MOST_STEPS = 400

    def child_of(self, index):
        return FreeChild(index, [], [])

    def follow(self):
        chosen, could = [], []
        begin = self.way['schedule']
        refused = None
        try:
            self.set_up()
            self.start()
            self.check_rules()
            while True:
                can = [child.letter for child in self.children
                       if child.ended is None and not self.waits(child)]
                if not can:
                    break
                at = len(chosen)
                if at >= self.MOST_STEPS:
                    raise Stopped('more than %d steps' % at)
                chosen.append(begin[at] if at < len(begin) else can[0])
                could.append(''.join(can))
                self.step(self.children[LETTERS.index(chosen[-1])])
                self.check_rules()
        except Stopped as stopped:
            refused = str(stopped)
        return [''.join(chosen), could, '\n'.join(self.trace), self.end(refused)]


if __name__ == '__main__':
    main()
