"""functools.cache and functools.lru_cache: a dictionary from arguments to results.

As in CPython (Modules/_functoolsmodule.c) a call looks once, and keeps what the function has given once. Nothing is
counted, and nothing goes out: a cache that is full ends as not modelled.
"""

class _Cached:

    def __init__(self, function, maxsize):
        if '.' in function.__qualname__.split('<locals>.')[-1]:
            __not_modelled__('a method in a cache of functools', 'Cache a function.')
        self.__wrapped__ = function
        self.__name__ = function.__name__
        self._maxsize = maxsize
        self._results = {}

    def __call__(self, *args, **keywords):
        key = args
        for item in keywords.items():
            key = key + ('',) + item
        if not keywords and len(args) == 1 and type(args[0]) in (int, str):
            key = args[0]
        if self._maxsize == 0:
            return self.__wrapped__(*args, **keywords)
        found = __cache_lookup__(self._results, key)
        if found is not None:
            return found[0]
        result = self.__wrapped__(*args, **keywords)
        __cache_keep__(self._results, key, result, self._maxsize)
        return result

    def cache_clear(self):
        __cache_clear__(self._results)

    def cache_info(self):
        __not_modelled__('cache_info() of functools.lru_cache')

    def cache_parameters(self):
        return {'maxsize': self._maxsize, 'typed': False}


def cache(user_function):
    return _Cached(user_function, None)


def lru_cache(maxsize=128, typed=False):
    if typed:
        __not_modelled__('functools.lru_cache with typed')
    if callable(maxsize):
        return _Cached(maxsize, 128)
    if maxsize is not None and not isinstance(maxsize, int):
        raise TypeError('Expected first argument to be an integer, a callable, or None')
    size = maxsize if maxsize is None or maxsize > 0 else 0
    return lambda function: _Cached(function, size)
