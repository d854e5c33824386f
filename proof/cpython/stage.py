"""One schedule at a time: the gate before every shared operation, and the book of what happened."""
import fcntl
import os
import sqlite3
import time

from disk import absolute
from request import Killed, Request, WouldBlock
from told import canonical, told_errno

LETTERS = 'ABCDE'
# How long a flock that must hang is watched.
WATCHED_SECONDS = 0.05


class Stage(object):

    def __init__(self, job, conductor, disk, stores):
        self.job = job
        self.conductor = conductor
        self.disk = disk
        self.stores = stores
        self.fault = job.get('fault')
        self.watch_depth = None
        self.hangs_seen = set()
        self.looks = {}

    # one schedule, from its start to its end

    def follow(self, program, schedule):
        """The trace and the end of one run."""
        self.disk.lay_out(self.job['directories'], self.job['start']['files'])
        self.stores.lay_out()
        self.jar = dict(self.job['start']['cookies'])
        self.trace = []
        self.refused = None
        self.schedule, self.at = [], 0
        self.requests = [Request(i, LETTERS[i]) for i in range(len(self.job['requests']))]
        for request, view in zip(self.requests, self.job['requests']):
            self.start(program, request, view)
        self.schedule = [LETTERS.index(letter) for letter in schedule]
        first = self.next_turn()
        if first is not self.conductor.main:
            self.conductor.run_until_main(first)
        end = self.end(program)
        return ['\n'.join(self.trace), canonical(end)]

    def start(self, program, request, view):
        """Runs a request to its first shared operation."""
        request.lane = self.conductor.lane(request.index)

        def task():
            self.now = request
            try:
                request.ended = program.handle(view)
            finally:
                self.leave(request)
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
            os.close(fd)
        except OSError:
            pass

    def next_turn(self):
        """The latch of whose turn it is by the schedule; after its end, of the main thread."""
        main = self.conductor.main
        if self.at >= len(self.schedule) or self.refused is not None:
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
        turn = self.next_turn()
        if turn is not me.lane.turn:
            turn.release()
            me.lane.turn.acquire()
            if me.must_block:
                self.block(me)
            self.now = me
            if me.dead:
                raise Killed()
        me.pending, me.wish = None, None
        me.steps += 1
        if self.watch_depth is not None:
            self.watch_depth()

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
            self.stores.cache.clear()
            return deed
        return full if what.startswith('write ') else deed

    def note(self, me, what, result):
        if not me.free:
            self.trace.append('%s %s -> %s' % (me.letter, what, result))

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

    def seen(self, path):
        return absolute(path)

    # locks

    def flock(self, fd, operation):
        """A flock that may wait is asked not to: no schedule lets a request move that must wait."""
        if operation & (fcntl.LOCK_NB | fcntl.LOCK_UN):
            return fcntl.flock(fd, operation)
        try:
            return fcntl.flock(fd, operation | fcntl.LOCK_NB)
        except BlockingIOError:
            self.refused = '%s would wait for a lock at step %d' % (self.now.letter, self.at)
            self.now.dead = True
            raise WouldBlock()

    def holders(self, request):
        """Who holds a lock that stands against the one that a request waits for."""
        fd, operation = request.wish
        mine = os.fstat(fd)
        exclusive = operation & fcntl.LOCK_EX
        found = []
        for other in self.requests:
            for held, file in other.files.items():
                against = file.lock is not None and (exclusive or file.lock & fcntl.LOCK_EX)
                if held != fd and against and os.path.samestat(os.fstat(held), mine):
                    found.append(other.letter)
        return sorted(set(found))

    # how it ended

    def end(self, program):
        waiting = [r for r in self.requests if not r.finished]
        waits = [self.waits(request) for request in waiting]
        hang = waiting and self.refused is None
        if hang and canonical(waits) not in self.hangs_seen:
            self.hangs_seen.add(canonical(waits))
            self.prove_hang(waiting, waits)
        files, rows = self.disk.files(), self.stores.rows()
        cache = dict(self.stores.cache)
        self.dismiss(waiting)
        found = {
            'refused': self.refused,
            'waiting': waits,
            'files': files,
            'rows': rows,
            'cache': cache,
            'jar': self.jar,
            'requests': [
                {'status': r.status, 'cookies': r.cookies, 'ended': r.ended, 'log': r.log}
                for r in self.requests
                if r not in waiting
            ],
        }
        if not waiting:
            found['looks'] = self.look(program, files, rows, cache)
        return found

    def waits(self, request):
        """What a request that cannot move is about to do, and who keeps it from it."""
        if request.wish is None:
            return [request.letter, request.pending, []]
        fd, operation = request.wish
        by = self.holders(request)
        try:
            fcntl.flock(fd, operation | fcntl.LOCK_NB)
        except BlockingIOError:
            return [request.letter, request.pending, by]
        return [request.letter, request.pending + ', which is free', by]

    def prove_hang(self, waiting, waits):
        """Really makes the calls that must not come back, and looks whether they do."""
        for request in waiting:
            request.must_block = request.dead = True
        # Those that unwind later find one of them, and so that they may do nothing.
        self.now = waiting[0]
        for request in waiting:
            request.lane.turn.release()
        time.sleep(WATCHED_SECONDS)
        for request, told in zip(waiting, waits):
            if request.came_back:
                told[1] += ', which came back'
        # Only the locks that are held are let go; the calls come back by that.
        wanted = {request.wish[0] for request in waiting}
        for request in self.requests:
            for fd in [fd for fd in request.files if fd not in wanted]:
                self.close(request, fd)
        for request in waiting:
            request.lane.alone.acquire()

    def block(self, me):
        fd, operation = me.wish
        fcntl.flock(fd, operation)
        me.came_back = True
        raise Killed()

    def dismiss(self, waiting):
        """Takes the requests that are not over off their threads."""
        for request in waiting:
            if not request.finished:
                request.dead = True
                self.conductor.run_until_main(request.lane.turn)

    def look(self, program, files, rows, cache):
        """What the program's own load gives for the first key and for the browser's."""
        keys = [self.job['lookKey'], self.jar.get(self.job['cookie'])]
        return [None if key is None else self.looked(program, key, files, rows, cache) for key in keys]

    def looked(self, program, key, files, rows, cache):
        question = canonical([key, files, rows, cache])
        if question not in self.looks:
            self.looks[question] = self.probe(program, key)
            # A load may repair what it finds: the next one must find what this one found.
            self.disk.lay_out(self.job['directories'], files)
            self.stores.put(rows, cache)
        return self.looks[question]

    def probe(self, program, key):
        probe = Request(len(self.requests), 'probe', free=True)
        self.now = probe
        try:
            return program.look(key)
        except WouldBlock:
            return 'blocked'
        finally:
            self.leave(probe)


def full():
    raise OSError(28, os.strerror(28))
