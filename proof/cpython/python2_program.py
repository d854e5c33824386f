"""Requests that a real Python 2.7 runs, as `stage.py` wants them. No two share a process at a time.

The process stops before each system call of the program (`python2_traps.py`) and says which one.
The thread of the request waits here for its turn as it would with the call to make; then the process
makes it, and says what came of it. A descriptor is sent over, so that the harness has a double of it.
"""
import fcntl
import json
import os
import signal
import socket
import subprocess

from request import Killed, WouldBlock
from services import Browser, Uuid
from stores import Cache, Db
from told import done, quoted_bytes, told_bool, told_flags, told_lock

HERE = os.path.dirname(os.path.abspath(__file__))


class Python2(object):
    """The Python 2.7 that the requests are forked from."""

    def __init__(self, python, root):
        worker = os.path.join(HERE, 'python2_worker.py')
        self.worker = subprocess.Popen(
            [python, '-E', '-B', worker], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        self.heard()
        self.idle = []
        self.address = os.path.join(root, 'requests')
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(self.address)
        self.listener.listen()

    def tell(self, message):
        self.worker.stdin.write(json.dumps(message) + '\n')
        self.worker.stdin.flush()

    def heard(self):
        line = self.worker.stdout.readline()
        if not line:
            raise RuntimeError('Python 2.7 has ended')
        return line.strip()

    def load(self, job):
        """The program of the requests from now on."""
        while self.idle:
            self.idle.pop().kill()
        self.tell({name: job[name] for name in ('program', 'settings', 'recursionLimit')})

    def process(self, base):
        """One that serves nobody now. `base`: what stands for the root of its filesystem."""
        if self.idle:
            return self.idle.pop()
        self.tell({'address': self.address, 'base': base})
        pid = int(self.heard())
        line, _ = self.listener.accept()
        return Process(self, pid, line)


class Process(object):
    """One worker, of which a request has the use until it ends."""

    def __init__(self, python2, pid, line):
        self.python2 = python2
        self.pid = pid
        self.line = line
        self.rest = b''
        # descriptors that were sent and not taken yet
        self.sent = []
        # from the number of a descriptor over there to its double here
        self.doubles = {}
        # it stands before a call, and has to be told what to do
        self.waits = False

    def hear(self):
        while b'\n' not in self.rest:
            data, fds, _, _ = socket.recv_fds(self.line, 65536, 1)
            self.sent += fds
            if not data:
                raise RuntimeError('a request in Python 2.7 has ended')
            self.rest += data
        line, self.rest = self.rest.split(b'\n', 1)
        return json.loads(line)

    def answer(self, message):
        self.waits = False
        self.line.sendall(json.dumps(message).encode('ascii') + b'\n')

    def make(self, **order):
        """The call is made. Answers what is told of it; raises the OSError that it ended with."""
        self.answer(order)
        made = self.hear()
        if made['result'] < 0:
            raise OSError(-made['result'], os.strerror(-made['result']))
        return made

    def double(self, number):
        """Of the descriptor that the last call has opened."""
        fd = self.doubles[number] = self.sent.pop()
        return fd

    def leave(self, ended):
        """`ended`: what it says of a request that is over; None: it is not, and never will be.

        What a request leaves open is closed unflushed, by the end of its process.
        """
        if ended is None or ended['open'] > 0:
            self.kill()
        else:
            self.python2.idle.append(self)

    def kill(self):
        """Waits until it is gone: what it had open is closed then."""
        os.kill(self.pid, signal.SIGKILL)
        self.python2.tell({'reap': self.pid})
        self.python2.heard()
        self.line.close()


class Program2(object):

    def __init__(self, job, stage, python2):
        self.stage = stage
        self.python2 = python2
        python2.load(job)
        self.services = {
            'browser': Browser(stage),
            'cache': Cache(stage, 2),
            'db': Db(stage, 2),
        }
        self.keys = Uuid(stage)
        stage.where = self.where
        stage.books = True

    def where(self):
        """The line of the program that is running, as ' backend.py:42'."""
        place = self.stage.now.place
        return '' if place is None else ' %s:%d' % tuple(place)

    def handle(self, view):
        """Runs one request to its end, and tells how it ended."""
        try:
            return self.run({'view': view})
        except (Killed, WouldBlock):
            return 'killed'

    def look(self, key):
        """What the program's own load gives for a key: its data, or the exception."""
        return self.run({'key': key})

    def run(self, what):
        me = self.stage.now
        process = self.python2.process(self.stage.disk.base)
        ended = None
        try:
            process.answer(what)
            while True:
                message = process.hear()
                if 'ended' in message:
                    ended = message
                    return message['ended']
                if 'log' in message:
                    self.stage.log(message['log'])
                else:
                    self.serve(me, process, message)
        finally:
            process.leave(ended)

    def serve(self, me, process, message):
        """One question of the process, which is answered before this comes back."""
        process.waits = True
        me.place = message.get('at')
        try:
            getattr(self, message['call'])(me, process, message)
        except OSError as error:
            # Not what the call ended with: the call is not made.
            if not process.waits:
                return
            process.answer({'errno': error.errno})

    # what is not a system call

    def names(self, me, process, _):
        process.answer([me.index, me.created + 1])

    def uuid(self, _, process, __):
        process.answer({'value': self.keys.uuid4().hex})

    def service(self, _, process, message):
        deed = getattr(self.services[message['of']], message['name'])
        try:
            value = deed(*message['arguments'])
        except Db.IntegrityError as error:
            process.answer({'error': str(error)})
            return
        process.answer({'value': value.decode('ascii') if isinstance(value, bytes) else value})

    # system calls

    def open(self, me, process, message):
        stage, flags = self.stage, message['flags']
        seen = stage.seen(message['path'])

        def deed():
            new = not os.path.lexists(stage.disk.real(seen))
            number = process.make()['result']
            fd = process.double(number)
            me.created += new
            me.opened(fd, seen, wrote=bool(flags & os.O_TRUNC), number=number)
            return fd
        stage.perform('open %s %s' % (seen, told_flags(flags)), deed, stage.number)

    def mkstemp(self, me, process, message):
        stage = self.stage
        place, made = stage.seen(message['dir']), stage.seen(message['path'])

        def deed():
            number = process.make()['result']
            fd = process.double(number)
            me.created += 1
            me.opened(fd, made, number=number)
            return fd
        what = 'mkstemp %s %s*%s' % (place, message['prefix'], message['suffix'])
        stage.perform(what, deed, lambda fd: '%s %s' % (stage.number(fd), made))

    def read(self, _, process, message):
        stage, fd = self.stage, process.doubles[message['fd']]
        stage.perform(
            'read %s all' % stage.path(fd),
            lambda: process.make()['data'].encode('latin-1'),
            lambda data: quoted_bytes(data) + stage.torn(fd),
        )

    def write(self, _, process, message):
        stage, fd = self.stage, process.doubles[message['fd']]

        def deed():
            written = process.make()['result']
            if written > 0:
                stage.file(fd).wrote = True
            return written
        data = message['data'].encode('latin-1')
        stage.perform('write %s %s' % (stage.path(fd), quoted_bytes(data)), deed, str)

    def close(self, me, process, message):
        """Gated only when it lets go of a lock: nobody can notice another close."""
        fd = process.doubles.pop(message['fd'])
        file = me.files[fd]

        def deed():
            me.files.pop(fd)
            os.close(fd)
            process.make()
        if file.lock is not None:
            self.stage.perform('close %s' % file.path, deed, done)
        else:
            self.stage.check_alive()
            deed()

    def exists(self, _, process, message):
        def deed():
            try:
                process.make()
            except FileNotFoundError:
                return False
            return True
        self.stage.perform('exists %s' % self.stage.seen(message['path']), deed, told_bool)

    def unlink(self, _, process, message):
        what = 'unlink %s' % self.stage.seen(message['path'])
        self.stage.perform(what, process.make, done)

    def rename(self, _, process, message):
        paths = self.stage.seen(message['path']), self.stage.seen(message['to'])
        self.stage.perform('rename %s %s' % paths, process.make, done)

    def flock(self, me, process, message):
        """One that may wait is made so that it fails: no schedule lets a request move that must
        wait. Where one must be seen to wait, `hangs.py` has it made as it is."""
        stage, fd, operation = self.stage, process.doubles[message['fd']], message['operation']
        mode = operation & ~fcntl.LOCK_NB
        waits = not operation & (fcntl.LOCK_NB | fcntl.LOCK_UN)

        def call(_, asked):
            return process.make(operation=asked)
        me.flock = call

        def deed():
            # Linux lets go of the old lock first, also when the new one cannot be had.
            me.files[fd].lock = None
            stage.flock(fd, operation, call)
            me.files[fd].lock = None if mode == fcntl.LOCK_UN else mode
        wish = (fd, operation) if waits else None
        stage.perform('flock %s %s' % (stage.path(fd), told_lock(operation)), deed, done, wish)
