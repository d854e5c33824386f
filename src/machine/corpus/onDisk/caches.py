"""functools.cache and functools.lru_cache."""
from functools import cache, lru_cache
import functools as ft

def main_cache():
    log = []

    @cache
    def square(n):
        log.append(n)
        return n * n
    return [square(2), square(3), square(2), square(3.0), square(3), square(True), square(1)], log


def main_lru():
    log = []

    @lru_cache(maxsize=None)
    def add(a, b=0):
        log.append((a, b))
        return a + b
    return [add(1, 2), add(1, 2), add(1, b=2), add(b=2, a=1), add(a=1, b=2), add(1.0, 2), add('x', 'y'), add('x', 'y')], log


def main_plain():
    log = []

    @lru_cache
    def once():
        log.append('once')
        return log

    @ft.lru_cache(maxsize=1)
    def config():
        log.append('config')
        return {'a': 1}
    return once() is once(), config() is config(), log


def main_recursive():
    @cache
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)
    return fib(30)


def main_clear():
    log = []

    @ft.cache
    def f(x):
        log.append(x)
        return x
    f(1)
    f.cache_clear()
    f(1)
    return log, f.__name__, f.__wrapped__(1), log


def main_raises():
    log = []

    @cache
    def f(x):
        log.append(x)
        raise ValueError(x)
    for _ in range(2):
        try:
            f(1)
        except ValueError:
            pass
    return log


def main_unhashable():
    @cache
    def f(x):
        return x
    try:
        return f([1])
    except TypeError as e:
        return str(e)


def main_no_cache():
    log = []

    @lru_cache(maxsize=0)
    def f(x):
        log.append(x)
        return x
    return f(1), f(1), log, f.cache_parameters()


def main_wrong():
    try:
        return lru_cache('x')
    except TypeError as e:
        return str(e)
