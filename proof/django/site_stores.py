"""The table and the cache of the site, laid out and told by the sessions that are in them."""
from session_cache import Entries
from session_rows import Rows


class SiteStores(object):
    """As `../cpython/stores.py`; they are kept from job to job."""

    def __init__(self):
        self._start = None
        self._rows = Rows()
        self._entries = Entries()

    def start_with(self, start):
        self._start = start
        return self

    def lay_out(self):
        self.put(self._start['rows'], self._start['cache'])

    def put(self, rows, cache):
        self._rows.put(rows)
        self._entries.put(cache)

    def rows(self):
        return self._rows.all()

    def entries(self):
        return self._entries.all()

    def evict(self):
        self._entries.put({})

    def close(self):
        """After a job: there is nothing to let go of."""
