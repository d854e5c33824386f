"""Names at the top of a file that the run sets."""
import os

count = 0
total = 10
letters = ['a', 'b']
table = {}
first, (second, third) = 1, (2, [3])
chain = other = [0]
for index in range(4):
    total += index
else:
    total *= 2
while count < 3:
    count += 1
    if count == 2:
        found = 'two'
else:
    ended = True
try:
    table['missing']
except KeyError as error:
    text = str(error)
    kept = [error]
finally:
    letters.append('c')
if total > 20:
    big = 'yes'
elif total > 10:
    big = 'perhaps'
else:
    big = 'no'
LIMIT = 2 * 8 + 1
PAIR = (LIMIT, -1)
path = os.path.join('/a', 'b')
gone = 1
del gone
len_before = len('four')
assert count == 3, 'never'
sum_of = [0]
sum_of[0] += 5


def main_values():
    return (count, total, letters, table, first, second, third, index, found, ended, text, big)


def main_same_object():
    chain.append(1)
    return other is chain, other


def main_handler_name_is_forgotten():
    return error


def main_deleted():
    return gone


def main_constant():
    return LIMIT, PAIR, path, len_before, sum_of


def main_name():
    return __name__


def bump(by=1):
    global count
    count += by
    return count


def main_global():
    return bump(), bump(), bump(by=5), count


def main_local_hides():
    count = 'mine'
    bump()
    return count


def main_unbound():
    count += 1
    return count


def make():
    global fresh
    fresh = 'made'


def main_unset():
    return fresh


def main_made():
    make()
    make()
    return fresh


def remove():
    global fresh, count
    make()
    del fresh
    del count


def main_removed():
    remove()
    try:
        return fresh
    except NameError as problem:
        return str(problem)


def main_removed_twice():
    remove()
    remove()


def shadow():
    global len
    len = make


def main_built_in_shows_again():
    global len
    first = len('abc')
    shadow()
    second = len is make
    del len
    return first, second, len('abcd')


def main_global_in_loops():
    global each, holder
    for each in ('x', 'y'):
        pass
    with Manager() as holder:
        inside = holder
    return each, inside, holder


class Manager:
    def __enter__(self):
        return 'entered'

    def __exit__(self, kind, value, trace):
        return False


def main_global_handler():
    global problem
    try:
        {}['k']
    except KeyError as problem:
        seen = repr(problem)
    try:
        return problem
    except NameError as unset:
        return seen, str(unset)


def raises_with_global_name():
    global lost
    try:
        {}['k']
    except KeyError as lost:
        raise ValueError('again')


def returns_with_global_name():
    global lost
    try:
        {}['k']
    except KeyError as lost:
        return 'done'


def main_handler_name_is_forgotten_on_every_way():
    answers = []
    try:
        raises_with_global_name()
    except ValueError as again:
        answers.append(str(again))
    try:
        lost
    except NameError as unset:
        answers.append(str(unset))
    answers.append(returns_with_global_name())
    try:
        lost
    except NameError as unset:
        answers.append(str(unset))
    return answers


def hands_out_global_name():
    global lost
    try:
        {}['k']
    except KeyError as lost:
        return lost.args, lost


def main_handler_name_is_returned():
    answer = repr(hands_out_global_name())
    try:
        return lost
    except NameError as unset:
        return answer, str(unset)


def side_effect():
    global count
    count = 100
    return 1


def main_order_of_evaluation():
    global count
    before = count + side_effect()
    pair = (count, side_effect(), count)
    count += side_effect()
    return before, pair, count


def main_order_of_arguments():
    return max(count, side_effect()), [count, side_effect()]


def main_if_expression():
    global count
    count = count + 1 if count > 2 else 0
    both = count and side_effect() and count
    return count, both


def main_unpack():
    global count, total
    count, total = total, count
    return count, total


def main_chained():
    global count, total
    count = total = local = [1]
    local.append(2)
    return count, total is local


def main_recursion():
    global depth
    depth = 0
    dive(3)
    return depth


def dive(left):
    global depth
    depth += 1
    if left:
        dive(left - 1)


def main_mutable_default():
    return remember(1), remember(2), remember(3, [])


def remember(item, into=[]):
    into.append(item)
    return into


def later(value=count, table=table):
    return value, table


count = 7


def main_default_of_then():
    return later(), count


def main_function_in_variable():
    return chosen(1), handlers['twice'](4)


def increment(n):
    return n + 1


def twice(n):
    return 2 * n


chosen = increment if count == 7 else twice
handlers = {'increment': increment, 'twice': twice}
