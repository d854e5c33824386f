"""The cache of the cache backend: Django's own in memory, behind the gate."""
import json

from django.contrib.sessions.backends.cache import KEY_PREFIX
from django.core.cache.backends.locmem import LocMemCache

from told import canonical, done, quoted, told_bool


class GatedCache(LocMemCache):

    # of the job that is being done
    stage = None

    def _gated(self, name, key, deed, told, data=None):
        what = 'cache.%s %s' % (name, key[len(KEY_PREFIX):])
        if data is not None:
            what += ' ' + told_session(data)
        return self.stage.perform(what, deed, told)

    def get(self, key, default=None, version=None):
        deed = super().get
        return self._gated('get', key, lambda: deed(key, default, version), told_session)

    def has_key(self, key, version=None):
        """A get of which only whether there is something is asked, as in BaseCache."""
        deed = super().has_key
        told = {True: 'there', False: done(None)}.get
        return self._gated('get', key, lambda: deed(key, version), told)

    def set(self, key, value, *args, **more):
        deed = super().set
        self._gated('set', key, lambda: deed(key, value, *args, **more), done, value)

    def add(self, key, value, *args, **more):
        deed = super().add
        return self._gated('add', key, lambda: deed(key, value, *args, **more), told_bool, value)

    def delete(self, key, version=None):
        deed = super().delete
        return self._gated('delete', key, lambda: deed(key, version), told_bool)


def told_session(data):
    return done(data) if data is None else quoted(canonical(data))


class Entries(object):
    """Lays the cache out and reads it, past the gate."""

    def __init__(self):
        # the same entries: Django keeps them by the name of the cache
        self._cache = LocMemCache('', {})

    def put(self, entries):
        self._cache.clear()
        for key, data in entries.items():
            self._cache.set(KEY_PREFIX + key, json.loads(data))

    def all(self):
        keys = [name.rpartition(KEY_PREFIX)[2] for name in self._cache._cache]
        return {key: canonical(self._cache.get(KEY_PREFIX + key)) for key in keys}
