"""Counts the frames of the program alone, and ends a recursion at the program's own limit.

CPython's own count has the frames of its library and of this harness in it.
"""
import sys


class DepthWatch(object):

    def __init__(self, files, limit, version):
        self.files = files
        self.limit = limit
        self.error = RuntimeError if version == 2 else RecursionError

    def arm(self):
        """For this thread. CPython disarms a watch that has raised, so that every gate arms it."""
        if sys.getprofile() is None:
            sys.setprofile(self.counter(self.depth_of(sys._getframe())))

    def depth_of(self, frame):
        depth = 0
        while frame is not None:
            depth += frame.f_code.co_filename in self.files
            frame = frame.f_back
        return depth

    def counter(self, depth):
        """A watch for a thread that stands in so many frames of the program."""
        files, limit = self.files, self.limit

        def watch(frame, event, _):
            nonlocal depth
            if event == 'call':
                if frame.f_code.co_filename in files:
                    depth += 1
                    if depth > limit:
                        error = self.error('maximum recursion depth exceeded')
                        error.at_the_call = True
                        raise error
            elif event == 'return' and frame.f_code.co_filename in files:
                depth -= 1
        return watch
