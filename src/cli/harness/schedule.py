"""One schedule, from an empty disk to its end: whose turn it is, and the book of what happened."""
import posix
import signal

from link import link_pair
from process import in_a_copy, last_line, rule_end, run_process

LETTERS = 'ABCDEFGH'
# A process that makes no step for so long is said to hang.
PATIENCE = 20


class Stopped(Exception):
    """The schedule cannot go on; its text says why."""


class Child(object):
    """A process, as the conductor of the schedule knows it."""

    def __init__(self, index, steps, places):
        self.index = index
        self.letter = LETTERS[index]
        # what the model does next in this process, step by step; last what it would do then
        self.steps = steps
        self.places = places
        self.made = 0
        self.what = None
        # 'flock', 'lockf' or 'row', when it stands before a lock that it may have to wait for
        self.wishes = None
        # the files that it has open and has changed
        self.wrote = set()
        self.ended = None
        self.pid = self.link = None

    @property
    def expected(self):
        return self.steps[self.made] if self.made < len(self.steps) else None

    def has_step(self, what, place=None):
        """Whether the model has one here, where it need not. place: 'main.py:12', as far as it is known"""
        if what != self.expected:
            return False
        foreseen = self.places[self.made] if self.made < len(self.places) else None
        return place is None or foreseen is None or place == foreseen


class Schedule(object):

    def __init__(self, race, gate, stores, place, way):
        self.race = race
        self.gate = gate
        self.stores = stores
        self.place = place
        self.way = way
        self.trace = []
        self.children = []
        self.broken = {}

    def follow(self):
        """The trace, and how everything stood at the end."""
        refused = None
        try:
            self.set_up()
            self.start()
            self.check_rules()
            for letter in self.way['schedule']:
                index = LETTERS.index(letter)
                if index < len(self.children):
                    self.step(self.children[index])
                else:
                    self.pass_time(letter)
                self.check_rules()
        except Stopped as stopped:
            refused = str(stopped)
        try:
            return ['\n'.join(self.trace), self.end(refused)]
        finally:
            self.dismiss()

    def set_up(self):
        try:
            self.race.set_up()
        except BaseException as error:
            raise Stopped('before the first step: ' + last_line(error))

    # processes

    def start(self):
        for index, item in enumerate(self.race.processes()):
            child = Child(index, self.way['steps'][index], self.way['places'][index])
            self.children.append(child)
            child.link, inner = link_pair()
            child.pid = posix.fork()
            if child.pid == 0:
                for other in self.children:
                    other.link.close()
                self.gate.link = inner
                self.gate.become(child.letter, index)
                run_process(self.gate, self.race, item)
            inner.close()
            _, printed = self.listen(child)
            self.print(child, printed)

    def dismiss(self):
        for child in self.children:
            if child.pid is not None:
                self.end_process(child)

    def end_process(self, child):
        posix.kill(child.pid, signal.SIGKILL)
        posix.waitpid(child.pid, 0)
        child.link.close()
        child.pid = None

    def listen(self, child):
        """Until the process stands before its next operation, or is over. What it did before."""
        done, printed = None, ''
        while True:
            message = child.link.hear(PATIENCE)
            if message is None:
                raise Stopped('%s makes no step any more' % child.letter)
            if 'store' in message:
                child.link.say(getattr(self.stores, message['store'])(*message['args']))
                continue
            done = message['done'] or done
            if 'wrote' in message:
                child.wrote = {tuple(each) for each in message['wrote']}
            printed += message['printed']
            if message.get('blocked'):
                raise Stopped('%s would wait for a lock' % child.letter)
            if 'ended' in message:
                child.what, child.wishes, child.ended = None, None, message['ended']
                child.wrote = set()
                self.stores.leave(child.index)
                break
            child.what, child.wishes = message['what'], message['wishes']
            if not message['optional'] or child.has_step(child.what):
                break
            child.link.say('skip')
        return done, printed

    def step(self, child):
        letter = child.letter
        if child.what != child.expected:
            self.trace.append('%s %s' % (letter, child.what or 'is over'))
            raise Stopped('parted')
        child.made += 1
        fault = self.fault_at(child)
        if fault == 'kill':
            self.kill(child)
        else:
            self.go_on(child, fault)
        waiting = [other.letter for other in self.children if self.waits(other)]
        if waiting:
            self.trace.append('= %s waits' % ' '.join(waiting))

    def go_on(self, child, fault):
        if fault == 'evict':
            self.stores.cache.clear()
        changed = set().union(*(each.wrote for each in self.children))
        child.link.say('full' if fault == 'disk-full' else self.gate.epoch)
        done, printed = self.listen(child)
        what, result, where, file = done
        torn = ' torn' if file is not None and tuple(file) in changed else ''
        line = '%s %s -> %s%s %s' % (child.letter, what, result, torn, where)
        self.trace.append(line.rstrip(' '))
        self.print(child, printed)

    def fault_at(self, child):
        """What goes wrong in the step that the process makes now; None: nothing does."""
        fault = self.race.job['fault']
        if fault is None or (fault['letter'], fault['step']) != (child.letter, child.made):
            return None
        kind = fault['kind']
        return None if kind == 'disk-full' and not child.what.startswith('write ') else kind

    def kill(self, child):
        """As by SIGKILL before the step: descriptors are closed, locks go, what is in buffers is lost."""
        child.link.say('where')
        where = child.link.hear(PATIENCE)['where']
        self.trace.append('%s %s -> killed %s' % (child.letter, child.what, where))
        self.end_process(child)
        child.what, child.wishes, child.wrote, child.ended = None, None, set(), 'killed'
        self.stores.leave(child.index)

    def pass_time(self, letter):
        """The clock is a process of the model that is no process here."""
        self.gate.epoch += 1
        self.trace.append('%s clock pass -> done <clock>:3' % letter)

    def print(self, child, printed):
        self.trace.extend('%s | %s' % (child.letter, line) for line in lines_of(printed))

    def waits(self, child):
        """Asked by a real flock that must not wait. None: it cannot be asked."""
        if child.wishes is None:
            return False
        if child.wishes == 'row':
            return self.stores.is_blocked(child.index)
        child.link.say('probe')
        return child.link.hear(PATIENCE)['waits']

    # rules

    def check_rules(self):
        """Those that hold after every step, each until it does not."""
        names = [name for name in self.race.job['always'] if name not in self.broken]
        if names:
            found = in_a_copy(lambda: self.ends_of(names))
            self.broken.update((name, end) for name, end in found.items() if end is not None)

    def ends_of(self, names):
        self.gate.become('probe', len(self.children))
        return {name: rule_end(self.race.rule(name)) for name in names}

    def rules_at_end(self, files):
        """Each finds the files as the run has left them, and the stores, and the variables."""
        names = self.race.job['atEnd']
        found = {}
        for name in names[:-1]:
            found.update(in_a_copy(lambda name=name: self.ends_of([name])))
            if self.place.files() != files:
                self.place.put(files)
        # Nothing comes after the last one: what it leaves in this process does not matter.
        found.update(self.ends_of(names[-1:]))
        return {name: end for name, end in found.items() if end is not None}

    # the end

    def end(self, refused):
        files = self.place.files()
        unfinished = [child for child in self.children if child.ended is None]
        found = {
            'refused': refused,
            'waiting': [[child.letter, self.wait_text(child)] for child in unfinished],
            'files': files,
            'rows': dict(self.stores.rows),
            'cache': dict(self.stores.cache),
            'processes': [child.ended or 'unfinished' for child in self.children],
            'rules': dict(self.broken),
        }
        if refused is None and not unfinished:
            found['rules'].update(self.rules_at_end(files))
        return found

    def wait_text(self, child):
        if self.way['stuck'] and self.waits(child) is False:
            return '%s, which does not wait' % child.what
        return child.what


def lines_of(text):
    return text.split('\n')[:-1] if text.endswith('\n') else text.split('\n') if text else []
