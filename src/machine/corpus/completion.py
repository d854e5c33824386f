"""Every way out of try, with and loops."""


class Odd(Exception):
    pass


class Guard:
    def __init__(self, trace, name, swallow=False):
        self.trace = trace
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        self.trace.append('enter ' + self.name)
        return self.name

    def __exit__(self, kind, value, tb):
        if kind is None:
            self.trace.append('exit ' + self.name)
        else:
            self.trace.append('exit ' + self.name + ' ' + str(value) + ' ' + str(isinstance(value, kind)))
        return self.swallow


class Holder:
    pass


class BrokenEnter:
    def __enter__(self):
        raise Odd('enter')

    def __exit__(self, kind, value, tb):
        return True


class BrokenExit:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        raise Odd('exit')


def fail(text):
    raise Odd(text)


def ways(t, how):
    for i in [1, 2, 3]:
        try:
            t.append('body %d' % i)
            if how == 'break':
                break
            if how == 'continue':
                continue
            if how == 'return':
                return 'returned'
            if how == 'raise':
                fail('raised')
            t.append('normal')
        finally:
            t.append('finally')
        t.append('after')
    else:
        t.append('else')
    return 'end'


def main_ways_normal():
    t = []
    return (ways(t, ''), t)


def main_ways_break():
    t = []
    return (ways(t, 'break'), t)


def main_ways_continue():
    t = []
    return (ways(t, 'continue'), t)


def main_ways_return():
    t = []
    return (ways(t, 'return'), t)


def main_ways_raise():
    t = []
    try:
        ways(t, 'raise')
    except Odd as e:
        t.append(str(e))
    return t


def return_in_finally():
    try:
        return 1
    finally:
        return 2


def main_return_in_finally():
    return return_in_finally()


def swallow_in_finally():
    try:
        fail('lost')
    finally:
        return 'kept'


def main_finally_return_swallows():
    return swallow_in_finally()


def main_break_in_finally_swallows():
    t = []
    while True:
        try:
            fail('lost')
        finally:
            t.append('f')
            break
    for i in [1, 2]:
        try:
            fail('lost too')
        finally:
            t.append(i)
            continue
    return t


def value_is_kept():
    x = 1
    try:
        return x
    finally:
        x = 2


def main_return_value_is_evaluated_first():
    return value_is_kept()


def main_new_exception_in_finally():
    try:
        try:
            fail('first')
        finally:
            fail('second')
    except Odd as e:
        return str(e)


def nested(t, how):
    try:
        t.append('outer')
        try:
            t.append('inner')
            try:
                if how == 1:
                    return 'r'
                if how == 2:
                    fail('x')
                if how == 3:
                    fail('y')
            finally:
                t.append('f1')
                if how == 3:
                    fail('z')
        finally:
            t.append('f2')
    except Odd as e:
        t.append('caught ' + str(e))
    else:
        t.append('else')
    finally:
        t.append('f3')
    return 'end'


def main_nested_finally():
    t = []
    return ([nested(t, 0), nested(t, 1), nested(t, 2), nested(t, 3)], t)


def main_loops_in_try_in_loops():
    t = []
    for a in range(3):
        try:
            for b in range(3):
                try:
                    if b == 1:
                        if a == 1:
                            break
                        continue
                    t.append((a, b))
                finally:
                    t.append('f')
            else:
                t.append('else')
            if a == 2:
                break
        finally:
            t.append('F')
    return t


def main_try_else():
    t = []
    for value in [1, 0]:
        try:
            1 // value
        except ZeroDivisionError:
            t.append('except')
        else:
            t.append('else')
        finally:
            t.append('finally')
    return t


def main_else_is_not_protected():
    t = []
    try:
        try:
            pass
        except Odd:
            t.append('wrong')
        else:
            fail('in else')
    except Odd as e:
        t.append(str(e))
    return t


def main_handlers_in_order():
    t = []
    for e in [KeyError('k'), ValueError('v'), IndexError('i'), Odd('o'), TypeError('t')]:
        try:
            raise e
        except LookupError:
            t.append('lookup')
        except (ValueError, Odd) as x:
            t.append(str(x))
        except:
            t.append('any')
    return t


def main_not_caught_goes_on():
    try:
        try:
            fail('a')
        except (KeyError, ValueError):
            return 'wrong'
    except Odd:
        return 'right'


def main_handler_raises():
    t = []
    try:
        try:
            fail('a')
        except Odd:
            t.append('h')
            raise ValueError('b')
        except ValueError:
            t.append('wrong')
    except ValueError as e:
        t.append(str(e))
    return t


def main_bare_raise():
    t = []
    try:
        try:
            fail('a')
        except Odd as e:
            try:
                fail('b')
            except Odd:
                t.append('inner')
            raise
    except Odd as e:
        t.append(str(e))
    return t


def main_bare_raise_in_nested():
    try:
        try:
            fail('a')
        except Odd:
            try:
                raise KeyError('b')
            except KeyError:
                raise
    except Exception as e:
        return repr(e)


def main_name_is_forgotten():
    e = 'before'
    try:
        fail('a')
    except Odd as e:
        pass
    try:
        return e
    except UnboundLocalError as x:
        return str(x)


def main_name_is_forgotten_on_break():
    t = []
    e = 1
    for i in [1, 2]:
        try:
            fail('a')
        except Odd as e:
            if i == 1:
                continue
            break
    try:
        t.append(e)
    except NameError as x:
        t.append(str(x))
    return t


def main_name_is_forgotten_on_raise():
    e = 1
    try:
        try:
            fail('a')
        except Odd as e:
            raise ValueError('b')
    except ValueError:
        try:
            return e
        except NameError as x:
            return str(x)


def forgotten_before_finally(t):
    e = 1
    try:
        try:
            fail('a')
        except Odd as e:
            return str(e)
    finally:
        try:
            t.append(e)
        except NameError:
            t.append('forgotten')


def main_name_is_forgotten_on_return():
    t = []
    return (forgotten_before_finally(t), t)


def main_name_may_be_deleted_in_the_handler():
    try:
        fail('a')
    except Odd as e:
        del e
    return 'fine'


def main_name_stays_without_exception():
    e = 1
    try:
        pass
    except Odd as e:
        pass
    return e


def main_with():
    t = []
    with Guard(t, 'a') as a:
        t.append('body ' + a)
    return t


def main_with_without_name():
    t = []
    with Guard(t, 'a'):
        t.append('body')
    return t


def main_with_several():
    t = []
    with Guard(t, 'a') as a, Guard(t, 'b') as b:
        t.append(a + b)
    return t


def main_with_swallows():
    t = []
    with Guard(t, 'a', True):
        fail('x')
    t.append('after')
    return t


def main_with_inner_swallows():
    t = []
    with Guard(t, 'a') as a, Guard(t, 'b', True):
        fail('x')
    return t


def main_with_raises():
    t = []
    try:
        with Guard(t, 'a'), Guard(t, 'b'):
            fail('x')
    except Odd as e:
        t.append(str(e))
    return t


def with_return(t, swallow):
    with Guard(t, 'a', swallow):
        return 'r'
    return 'wrong'


def main_with_return():
    t = []
    return (with_return(t, False), with_return(t, True), t)


def main_with_break_and_continue():
    t = []
    for i in range(4):
        with Guard(t, str(i)):
            if i == 1:
                continue
            if i == 2:
                break
            t.append('body')
    return t


def main_with_attribute_target():
    t = []
    h = Holder()
    d = {}
    with Guard(t, 'a') as h.name, Guard(t, 'b') as d['k']:
        t.append(h.name)
    return (d, t)


def main_with_target_raises_inside():
    t = []
    try:
        with Guard(t, 'a') as (x, y):
            t.append('wrong')
    except ValueError as e:
        t.append('caught')
    return t


def main_with_broken_enter():
    try:
        with BrokenEnter():
            pass
    except Odd as e:
        return str(e)


def main_with_broken_exit():
    r = []
    try:
        with BrokenExit():
            fail('body')
    except Odd as e:
        r.append(str(e))
    try:
        with BrokenExit():
            pass
    except Odd as e:
        r.append(str(e))
    return r


def broken_exit_return():
    with BrokenExit():
        return 1


def main_with_broken_exit_replaces_return():
    try:
        return broken_exit_return()
    except Odd as e:
        return str(e)


def main_with_manager_is_kept():
    t = []
    g = Guard(t, 'a')
    with g as g:
        t.append(g)
    return t


def main_with_not_a_manager():
    try:
        with 5:
            pass
    except TypeError as e:
        return str(e)


def main_with_in_finally():
    t = []
    try:
        try:
            fail('x')
        finally:
            with Guard(t, 'a', True):
                fail('y')
    except Odd as e:
        t.append(str(e))
    return t


def main_while_else():
    t = []
    n = 3
    while n:
        n -= 1
        if n == 5:
            break
    else:
        t.append('else')
    while n < 3:
        n += 1
        if n == 2:
            break
    else:
        t.append('wrong')
    return (n, t)


def main_for_else():
    t = []
    for x in []:
        t.append('wrong')
    else:
        t.append('empty')
    for x in 'ab':
        if x == 'b':
            break
    else:
        t.append('wrong')
    return (x, t)


def main_dies_after_finally():
    t = []
    try:
        fail('out')
    finally:
        t.append(1)


def main_dies_in_with():
    with Guard([], 'a'):
        raise ValueError('v', 2)
