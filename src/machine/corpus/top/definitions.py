"""Functions and classes at the top of a file: which one counts, and from when."""
results = []


def twice_defined():
    return 'first'


def twice_defined():
    return 'second'


def main_last_counts():
    return twice_defined(), twice_defined.__name__


def early():
    return 'early'


results.append(early())


def early():
    return 'late'


def main_each_in_its_time():
    return results, early()


def uses_later():
    return defined_later()


try:
    uses_later()
except NameError as error:
    results.append(str(error))


def defined_later():
    return 'later'


results.append(uses_later())


def main_before_and_after():
    return results


if results:
    def chosen():
        return 'this'
else:
    def chosen():
        return 'that'


def main_chosen():
    return chosen()


for number in range(2):
    def in_loop(value=number):
        return value


def main_in_loop():
    return in_loop(), in_loop(5)


if False:
    def never():
        return 1


def main_never():
    return never()


class Counter:
    made = 0
    seen = []
    LIMIT = 3

    def __init__(self):
        Counter.made += 1
        self.seen.append(Counter.made)

    def reset(self):
        Counter.made = 0
        return self.made


def main_class_attributes():
    one = Counter()
    two = Counter()
    one.seen.append('x')
    made = Counter.made, one.made
    one.made = 9
    return made, one.made, two.made, Counter.made, Counter.seen, two.reset(), one.made


class Special(Counter):
    extra = len(results)


def main_inherited():
    one = Special()
    return one.made, Special.made, Special.extra, one.extra, Special.seen is Counter.seen


class Twice:
    def say(self):
        return 1


class Twice:
    def say(self):
        return 2


def main_class_twice():
    return Twice().say()


class Before:
    name = 'before'


kept = Before()


class Before:
    name = 'after'


def main_two_classes():
    return kept.name, Before().name, Before is kept.__class__


class Odd(Exception):
    def __init__(self, code):
        self.code = code


try:
    raise Odd(4)
except (KeyError, Odd) as problem:
    code = problem.code


def main_own_exception():
    return code


def main_default_of_method():
    return Keeper().keep(1), Keeper().keep(2)


class Keeper:
    def keep(self, item, into=[]):
        into.append(item)
        return into


LOW = 'of the file'


class Levels:
    LOW = 1
    HIGH = LOW + 1
    ALL = [LOW, HIGH]

    def level(self, high=HIGH, all=ALL, low=LOW):
        return high, all, low

    def double(self):
        return 2 * self.LOW

    ways = {'double': double}

    def way(self, name='double', ways=ways):
        return ways[name](self), self.ways is ways


def main_attributes_of_attributes():
    Levels.LOW = 7
    return Levels.LOW, Levels.HIGH, Levels.ALL, Levels().level(), LOW, Levels().way()


class Chained:
    one = two = []
    three = one


def main_same_attribute():
    Chained.one.append(1)
    return Chained.two, Chained.three


alias = main_chosen
Alias = Counter


def main_alias():
    return alias(), Alias is Counter, Alias().made


def helper():
    return 'old'


def use():
    return helper()


def main_rebound_function():
    global helper
    before = use()
    helper = main_chosen
    return before, use()
