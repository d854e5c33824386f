"""What a visitor would find at the end: the program's own load, on what the run has left."""
from request import Request, WouldBlock
from told import canonical


class Looks(object):

    def __init__(self, stage):
        self.stage = stage
        self.known = {}

    def of_both(self, program, files, rows, cache):
        """For the first key and for the one that the browser's cookie names now."""
        job = self.stage.job
        keys = [job['lookKey'], self.stage.jar.get(job['cookie'])]
        return [None if key is None else self.of(program, key, files, rows, cache) for key in keys]

    def of(self, program, key, files, rows, cache):
        question = canonical([key, files, rows, cache])
        if question not in self.known:
            self.known[question] = self.probe(program, key)
            # A load may repair what it finds: the next one must find what this one found.
            self.stage.disk.lay_out(self.stage.job['directories'], files)
            self.stage.stores.put(rows, cache)
        return self.known[question]

    def probe(self, program, key):
        probe = Request(len(self.stage.requests), 'probe', free=True)
        self.stage.now = probe
        try:
            return program.look(key)
        except WouldBlock:
            return 'blocked'
        finally:
            self.stage.leave(probe)
