"""Runs requests under Python 2.7, those of one time each in a process of its own.

Standard input, as JSON, a line each: {"program", ...} is the program from now on; {"address", ...}
starts a process for it and is answered by its number; {"reap"} waits for one to be gone. The
processes talk with the harness over a socket: see `python2_program.py`.
"""
import json
import os
import sys
import tempfile
import traceback

# Loaded now: what a program imports later is Python's own, and no operation of the program.
import encodings.ascii  # noqa: F401
import encodings.latin_1  # noqa: F401
import fcntl  # noqa: F401
import hashlib  # noqa: F401

import python2_modules
from python2_gate import Gate
from python2_link import ABOVE, Link, plain
from python2_source import Source
from python2_traps import Traps

# What the command's harness has as well; what is beside it there is not for a program to import.
sys.path.append(os.path.join(os.path.dirname(__file__), '..', '..', 'src', 'cli', 'harness'))
from temporary_names import candidates  # noqa: E402
del sys.path[-1]


def main():
    sys.setrecursionlimit(20000)
    # Nothing of ours is in the program's way: random.py keeps /dev/urandom open, and `import` would
    # look for what is Python's own beside this file.
    os.closerange(3, ABOVE)
    del sys.path[0]
    traps = Traps()
    say('ready')
    job = source = None
    while True:
        line = sys.stdin.readline()
        if not line:
            # Python taking itself apart would still be stopped at every call.
            os._exit(0)
        message = plain(json.loads(line))
        if 'program' in message:
            job = message
            texts = dict((name[:-3], text) for name, text in job['program'].items())
            source = Source(texts, job['recursionLimit'])
        elif 'reap' in message:
            os.waitpid(message['reap'], 0)
            say('gone')
        else:
            child = os.fork()
            if child == 0:
                serve(traps, job, source, message)
            say(str(child))


def say(line):
    sys.stdout.write(line + '\n')
    sys.stdout.flush()


def serve(traps, job, source, message):
    """One request after the other, as a worker of a web server does."""
    try:
        link = Link(message['address'])
        python2_modules.put_modules(link, source, job['settings'])
        sys.meta_path.insert(0, source)
        tempfile._get_candidate_names = lambda: candidates(*link.ask({'call': 'names'}))
        handler, views, probe = [__import__(name) for name in ('handler', 'views', 'probe')]
        gate = Gate(link, message['base'], source)
        traps.answer = gate.answer
        while True:
            asked = link.hear()
            if 'view' in asked:
                ended = outcome(source, lambda: handler.handle(getattr(views, asked['view'])))
                ended = 'returned' if 'died' not in ended else 'died ' + ended['died']
            else:
                ended = outcome(source, lambda: probe.look(asked['key']))
            link.tell({'ended': ended, 'open': len(gate.paths)})
    except BaseException:
        traceback.print_exc()
    os._exit(70)


def outcome(source, deed):
    source.arm()
    try:
        return {'data': deed()}
    except Exception:
        return {'died': source.traceback_lines()[-1]}
    finally:
        sys.setprofile(None)


if __name__ == '__main__':
    main()
