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
        sys.setprofile(self.watch)

    def watch(self, frame, event, _):
        if event != 'call' or frame.f_code.co_filename not in self.files:
            return
        depth = 0
        while frame is not None:
            if frame.f_code.co_filename in self.files:
                depth += 1
            frame = frame.f_back
        if depth > self.limit:
            error = self.error('maximum recursion depth exceeded')
            error.at_the_call = True
            raise error
