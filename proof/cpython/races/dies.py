"""A process that catches one exception and dies of another."""


class Bad(Exception):
    pass


def deep(n):
    if n:
        return deep(n - 1)
    raise Bad('é', n)


def a():
    try:
        deep(2)
    except Bad as e:
        print(repr(e))
    open('/data/x', 'w').close()
    with open('/data/x') as f:
        assert f.read() == '', 'empty'
    deep(1)


PROCESSES = [a]
