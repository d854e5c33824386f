"""The modules that are Racetrack's own, or whose output it shows: browser, uuid, logging, traceback."""
import hashlib
import sys

from told import canonical, done


class Uuid(object):
    """uuid4() from the request's letter and a counter, as `freshKey` of src/machine."""

    def __init__(self, stage):
        self._stage = stage

    def uuid4(self):
        me = self._stage.now
        me.fresh += 1
        return Key(hashlib.md5(('%s:%d' % (me.letter, me.fresh)).encode('ascii')).hexdigest())


class Key(object):

    def __init__(self, hex):
        self.hex = hex


class Browser(object):
    """The other end of the request: one browser, one cookie jar."""

    def __init__(self, stage):
        self._stage = stage

    def send(self):
        return self._stage.perform('send', lambda: dict(self._stage.jar), canonical)

    def receive(self, status, cookies):
        stage = self._stage
        told = canonical(cookies)

        def deed():
            stage.now.status, stage.now.cookies = status, dict(cookies)
            for name, value in cookies.items():
                if value is None:
                    stage.jar.pop(name, None)
                else:
                    stage.jar[name] = value
        stage.perform('receive %d %s' % (status, told), deed, done)


class Log(object):
    """The module logging: every line goes into the request's own log."""

    def __init__(self, program, stage):
        self._program = program
        self._stage = stage

    def _write(self, level, message, args):
        text = str(message) % args if args else str(message)
        self._stage.log(('%s:root:%s' % (level, text)).split('\n'))

    def debug(self, message, *args):
        self._write('DEBUG', message, args)

    def info(self, message, *args):
        self._write('INFO', message, args)

    def warning(self, message, *args):
        self._write('WARNING', message, args)

    def error(self, message, *args):
        self._write('ERROR', message, args)

    def critical(self, message, *args):
        self._write('CRITICAL', message, args)

    def exception(self, message, *args):
        self._write('ERROR', message, args)
        self._stage.log(self._program.traceback_of(sys.exc_info()[1]))


class Traceback(object):

    def __init__(self, program, stage):
        self._program = program
        self._stage = stage

    def print_exc(self):
        self._stage.log(self._program.traceback_of(sys.exc_info()[1]))

    def format_exc(self):
        return '\n'.join(self._program.traceback_of(sys.exc_info()[1])) + '\n'
