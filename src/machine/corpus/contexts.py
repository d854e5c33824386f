"""What an exception was raised in the handling of: tracebacks and __context__."""
import traceback  # Python's


def texts(text):
    return [line for line in text.splitlines() if not line.startswith('  ')]


def main_handler():
    try:
        try:
            int('x')
        except ValueError:
            {}['k']
    except KeyError as e:
        return repr(e.__context__), e.__cause__, texts(traceback.format_exc())


def main_finally():
    try:
        try:
            int('x')
        finally:
            {}['k']
    except KeyError as e:
        return repr(e.__context__), texts(traceback.format_exc())


def main_from():
    try:
        try:
            int('x')
        except ValueError as e:
            raise RuntimeError('a') from e
    except RuntimeError as e:
        return repr(e.__context__), repr(e.__cause__), texts(traceback.format_exc())


def main_from_none():
    try:
        try:
            int('x')
        except ValueError:
            raise RuntimeError('a') from None
    except RuntimeError as e:
        return repr(e.__context__), repr(e.__cause__), texts(traceback.format_exc())


def inner():
    raise OSError('inner')


def main_call():
    try:
        try:
            {}['k']
        except KeyError:
            inner()
    except OSError as e:
        return repr(e.__context__), texts(traceback.format_exc())


def main_after():
    try:
        {}['k']
    except KeyError:
        pass
    try:
        inner()
    except OSError as e:
        return e.__context__, texts(traceback.format_exc())


def main_three():
    try:
        try:
            try:
                {}['k']
            except KeyError:
                int('x')
        except ValueError:
            inner()
    except OSError as e:
        return repr(e.__context__), repr(e.__context__.__context__), texts(traceback.format_exc())


def main_again():
    try:
        try:
            inner()
        except OSError as e:
            raise
    except OSError as e:
        return e.__context__, texts(traceback.format_exc())


def main_raised_again_later():
    kept = []
    try:
        inner()
    except OSError as e:
        kept.append(e)
    try:
        try:
            int('x')
        except ValueError as e:
            raise kept[0]
    except OSError as e:
        return repr(e.__context__), repr(e.__context__.__context__), texts(traceback.format_exc())


def main_ring():
    first, second = ValueError('first'), KeyError('second')
    try:
        try:
            try:
                raise first
            except ValueError:
                raise second
        except KeyError:
            raise first
    except ValueError as e:
        return repr(e.__context__), e.__context__.__context__, texts(traceback.format_exc())


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        raise RuntimeError('at the end')


def main_with():
    try:
        with Manager():
            int('x')
    except RuntimeError as e:
        return repr(e.__context__), texts(traceback.format_exc())


def numbers():
    try:
        yield 1
        yield 2
    except ValueError:
        {}['k']


def main_generator():
    g = numbers()
    next(g)
    try:
        try:
            inner()
        except OSError:
            g.throw(ValueError('thrown'))
    except KeyError as e:
        return repr(e.__context__), repr(e.__context__.__context__)


def main_loop():
    found = []
    for n in range(3):
        try:
            try:
                raise ValueError(n)
            except ValueError:
                raise KeyError(n)
        except KeyError as e:
            found.append((repr(e.__context__), repr(e.__context__.__context__)))
    return found
