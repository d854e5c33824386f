"""One process of a race, and functions that run alone in a process of their own."""
import json
import posix

from os_calls import WaitsForEver


def run_process(gate, race, item):
    """In the child: from its first line to its end. Does not return."""
    ended = ended_text(gate, lambda: item[0](*item[1:]))
    race.forget()
    gate.close_all()
    gate.link.say(dict(gate.news(), ended=ended))
    gate.link.hear()
    posix._exit(0)


def ended_text(gate, run):
    try:
        run()
    except BaseException as error:
        return 'died ' + last_line(error) + frames_text(gate, error)
    return 'returned'


def last_line(error):
    name = type(error).__name__
    # The model tells no text that a method of the program would have to make.
    if isinstance(type(error).__str__, type(last_line)):
        return name
    message = str(error)
    return '%s: %s' % (name, message) if message else name


def frames_text(gate, error):
    """' (main.py:12 in visit)', outermost first"""
    frames = []
    step = error.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        if code.co_filename in gate.sources:
            frames.append('%s:%d in %s' % (code.co_filename, step.tb_lineno, code.co_name))
        step = step.tb_next
    return ' (%s)' % ', '.join(frames)


def rule_end(run):
    """How a rule ended; None: it holds."""
    try:
        run()
    except WaitsForEver:
        return 'waits'
    except BaseException as error:
        return last_line(error)
    return None


def in_a_copy(run):
    """What `run` gives, as JSON, in a copy of this process, of which nothing stays but files."""
    out, into = posix.pipe()
    pid = posix.fork()
    if pid == 0:
        posix.close(out)
        posix.write(into, json.dumps(run()).encode('ascii'))
        posix._exit(0)
    posix.close(into)
    parts = []
    while True:
        part = posix.read(out, 65536)
        if not part:
            break
        parts.append(part)
    posix.close(out)
    posix.waitpid(pid, 0)
    return json.loads(b''.join(parts))


def own_fault(error):
    """Of the harness, with its lines."""
    lines = ['%s: %s' % (type(error).__name__, error)]
    step = error.__traceback__
    while step is not None:
        lines.append('  %s:%d' % (step.tb_frame.f_code.co_filename, step.tb_lineno))
        step = step.tb_next
    return '\n'.join(lines) + '\n'
