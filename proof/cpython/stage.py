"""One schedule at a time: the gate before every shared operation, and the book of what happened."""
import fcntl
import os
import sqlite3

import hangs
from disk import absolute
from looks import Looks
from request import Killed, Request, WouldBlock
from told import canonical, told_errno

LETTERS = 'ABCDE'


class Stage(object):

    def __init__(self, job, conductor, disk, stores):
        self.job = job
        self.conductor = conductor
        self.disk = disk
        self.stores = stores
        self.fault = job.get('fault')
        self.watch_depth = lambda: None
        # where the program asks for an operation: ' backend.py:42', or nothing
        self.where = lambda: ''
        # whether descriptor numbers and torn reads are written down
        self.books = False
        self.hangs_seen = set()
        self.looks = Looks(self)

    # one schedule, from its start to its end

    def follow(self, program, schedule):
        """The trace and the end of one run."""
        self.disk.lay_out(self.job['directories'], self.job['start']['files'])
        self.stores.lay_out()
        self.jar = dict(self.job['start']['cookies'])
        self.trace = []
        self.refused = self.broken = None
        self.schedule, self.at = [], 0
        self.requests = [Request(i, LETTERS[i]) for i in range(len(self.job['requests']))]
        for request, view in zip(self.requests, self.job['requests']):
            self.start(program, request, view)
        self.schedule = [LETTERS.index(letter) for letter in schedule]
        first = self.next_turn()
        if first is not self.conductor.main:
            self.conductor.run_until_main(first)
        # What follows takes the run apart: its steps are over.
        trace, self.trace = self.trace, []
        end = self.end(program)
        if self.broken is not None:
            raise self.broken
        return ['\n'.join(trace), canonical(end)]

    def start(self, program, request, view):
        """Runs a request to its first shared operation."""
        request.lane = self.conductor.lane(request.index)

        def task():
            self.now = request
            try:
                request.ended = program.handle(view)
            except BaseException as error:
                # A mistake of ours: the main thread has to know.
                self.broken = error
            self.leave(request)
            self.mark_waits()
            return request.lane.alone if request.must_block else self.next_turn()
        request.lane.task = task
        self.conductor.run_until_main(request.lane.turn)

    def leave(self, request):
        """Its worker is done with it: what is open is closed, unflushed, and locks are let go."""
        request.finished = True
        for fd in list(request.files):
            self.close(request, fd)

    def close(self, request, fd):
        request.files.pop(fd, None)
        try:
            # Another process may have a double of it, which would keep the lock.
            fcntl.flock(fd, fcntl.LOCK_UN)
            os.close(fd)
        except OSError:
            pass

    def next_turn(self):
        """The latch of whose turn it is by the schedule; after its end, of the main thread."""
        main = self.conductor.main
        if self.at >= len(self.schedule) or self.refused or self.broken:
            return main
        who = self.requests[self.schedule[self.at]]
        if who.finished:
            self.refused = '%s is over and cannot make step %d' % (who.letter, self.at + 1)
            return main
        self.at += 1
        return who.lane.turn

    # the gate

    def perform(self, what, deed, told, wish=None):
        """One shared operation of the request whose turn it is: waits for the turn, then does it.

        `told` writes the result down. An OSError is written down by its errno, and goes on.
        """
        me = self.now
        if me.dead:
            raise Killed()
        if not me.free:
            self.wait_for_turn(me, what, wish)
            deed = self.faulty(me, what, deed)
        self.watch_depth()
        try:
            value = deed()
        except OSError as error:
            self.note(me, what, told_errno(error.errno))
            raise
        except sqlite3.IntegrityError:
            self.note(me, what, 'IntegrityError')
            raise
        self.note(me, what, told(value))
        return value

    def wait_for_turn(self, me, what, wish):
        me.pending, me.wish = what, wish
        self.mark_waits()
        turn = self.next_turn()
        if turn is not me.lane.turn:
            turn.release()
            me.lane.turn.acquire()
            if me.must_block:
                hangs.block(me)
            self.now = me
            if me.dead:
                raise Killed()
        me.pending, me.wish = None, None
        me.steps += 1

    def mark_waits(self):
        """Who waits for a lock now, by a real flock. Nothing before the first step."""
        letters = [request.letter for request in self.requests if hangs.must_wait(request)]
        if self.trace and letters:
            self.trace.append('= %s waits' % ' '.join(letters))

    def faulty(self, me, what, deed):
        """The deed, if nothing goes wrong just here; see `Fault` in src/world."""
        fault = self.fault
        if fault is None or fault['who'] != me.index or fault['step'] != me.steps:
            return deed
        if fault['kind'] == 'kill':
            self.note(me, what, 'killed')
            me.dead = True
            raise Killed()
        if fault['kind'] == 'evict':
            self.stores.evict()
            return deed
        return full if what.startswith('write ') else deed

    def note(self, me, what, result):
        if not me.free:
            self.trace.append('%s %s -> %s%s' % (me.letter, what, result, self.where()))

    def log(self, lines):
        """What the request whose turn it is logs, after the step that it has just made."""
        me = self.now
        if not me.free and not me.dead:
            self.trace.extend('%s | %s' % (me.letter, line) for line in lines)

    # the books

    def check_alive(self):
        if self.now.dead:
            raise Killed()

    def file(self, fd):
        return self.now.files.get(fd)

    def path(self, fd):
        """The path that a descriptor was opened by."""
        file = self.file(fd)
        return '?' if file is None else file.path

    def number(self, fd):
        """'fd 3'"""
        return 'fd %d' % self.file(fd).number if self.books else 'fd'

    def torn(self, fd):
        """' torn' when somebody has the file open who has truncated it or written to it."""
        if not self.books:
            return ''
        here = identity(fd)
        wrote = [f for r in self.requests for f, file in r.files.items() if file.wrote]
        return ' torn' if here in map(identity, wrote) else ''

    def seen(self, path):
        return absolute(path)

    # locks

    def flock(self, fd, operation, call=fcntl.flock):
        """A flock that may wait is asked not to: no schedule lets a request move that must wait."""
        if operation & (fcntl.LOCK_NB | fcntl.LOCK_UN):
            return call(fd, operation)
        try:
            return call(fd, operation | fcntl.LOCK_NB)
        except BlockingIOError:
            self.refused = '%s would wait for a lock at step %d' % (self.now.letter, self.at)
            raise WouldBlock()

    # how it ended

    def end(self, program):
        waiting = [r for r in self.requests if not r.finished]
        waits = [hangs.waits(self.requests, request) for request in waiting]
        hang = self.refused is None and waiting and all(r.wish for r in waiting)
        if hang and canonical(waits) not in self.hangs_seen:
            self.hangs_seen.add(canonical(waits))
            hangs.prove(self, waiting, waits)
        files, rows = self.disk.files(), self.stores.rows()
        cache = self.stores.entries()
        self.dismiss(waiting)
        found = {
            'refused': self.refused,
            'waiting': waits,
            'files': files,
            'rows': rows,
            'cache': cache,
            'jar': self.jar,
            'requests': [
                {'status': r.status, 'cookies': r.cookies, 'ended': r.ended}
                for r in self.requests
                if r not in waiting
            ],
        }
        if not waiting:
            found['looks'] = self.looks.of_both(program, files, rows, cache)
        return found

    def dismiss(self, waiting):
        """Takes the requests that are not over off their threads."""
        for request in waiting:
            if not request.finished:
                request.dead = True
                self.conductor.run_until_main(request.lane.turn)


def identity(fd):
    """Of the file behind a descriptor, whatever its name is by now."""
    found = os.fstat(fd)
    return found.st_dev, found.st_ino


def full():
    raise OSError(28, os.strerror(28))
