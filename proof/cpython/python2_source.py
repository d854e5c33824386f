"""The program's own files: loaded as they are, found in a traceback. Runs under Python 2.7."""
import ast
import sys
import traceback
import types


class Source(object):
    """`texts`: from the name of each module to its text. Compiled once, loaded in each request."""

    def __init__(self, texts, limit):
        self.texts = texts
        self.files = frozenset(name + '.py' for name in texts)
        self.codes = dict(
            (name, compile(text, name + '.py', 'exec', 0, True)) for name, text in texts.items()
        )
        self.statements = dict((name + '.py', statement_lines(texts[name])) for name in texts)
        # how many frames of the program a recursion may have; None: Python's own limit
        self.limit = limit

    # Python's protocol of finders and loaders (PEP 302)

    def find_module(self, name, path=None):
        return self if name in self.texts else None

    def load_module(self, name):
        module = sys.modules[name] = types.ModuleType(name)
        exec(self.codes[name], module.__dict__)
        return module

    # lines

    def line(self, file, line):
        """Of a call over several lines Python 2.7 tells another one of them than Python 3 does:
        taken is where the statement begins."""
        return max(start for start in self.statements[file] if start <= line)

    def place(self):
        """The file and the line of the program that is running; None: none is."""
        frame = sys._getframe()
        while frame is not None and frame.f_code.co_filename not in self.files:
            frame = frame.f_back
        if frame is None:
            return None
        file = frame.f_code.co_filename
        return [file, self.line(file, frame.f_lineno)]

    def traceback_lines(self):
        """What Python prints of the exception that is handled, with the program's frames alone."""
        kind, error, step = sys.exc_info()
        frames = []
        while step is not None:
            code = step.tb_frame.f_code
            if code.co_filename in self.files:
                line = self.line(code.co_filename, step.tb_lineno)
                text = self.texts[code.co_filename[:-3]].splitlines()[line - 1].strip()
                frames.append((code.co_filename, line, code.co_name, text))
            step = step.tb_next
        if getattr(error, 'at_the_call', False):
            # Raised by the watch inside the frame that the limit does not let come about.
            frames.pop()
        lines = traceback.format_list(frames) + traceback.format_exception_only(kind, error)
        return ['Traceback (most recent call last):'] + ''.join(lines).rstrip('\n').split('\n')

    # recursion

    def arm(self):
        """Python disarms a watch that has raised, so that every operation arms it."""
        if self.limit is not None and sys.getprofile() is None:
            sys.setprofile(DepthWatch(self.files, self.limit, sys._getframe()))


class DepthWatch(object):
    """Counts the frames of the program alone: Python's count has those of its library in it."""

    def __init__(self, files, limit, frame):
        self.files = files
        self.limit = limit
        self.depth = 0
        while frame is not None:
            self.depth += frame.f_code.co_filename in files
            frame = frame.f_back

    def __call__(self, frame, event, _):
        if event not in ('call', 'return') or frame.f_code.co_filename not in self.files:
            return
        if event == 'return':
            self.depth -= 1
            return
        self.depth += 1
        if self.depth > self.limit:
            error = RuntimeError('maximum recursion depth exceeded')
            error.at_the_call = True
            raise error


def statement_lines(text):
    return sorted(node.lineno for node in ast.walk(ast.parse(text)) if isinstance(node, ast.stmt))
