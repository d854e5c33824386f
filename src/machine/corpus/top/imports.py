"""Files that import each other run their tops once, in CPython's order."""
import imports_log
import imports_first as one
from imports_second import shout, counter, add, LIMIT as most
import imports_first
from os import path as where
import os.path
try:
    import no_such_module_anywhere
except ImportError:
    no_such_module_anywhere = None
try:
    import errno
    HAS_ERRNO = True
except ImportError:
    HAS_ERRNO = False
if __name__ == '__main__':
    import no_such_module_either
    no_such_module_either.run(lambda: 1)
imports_log.note('imports')
if HAS_ERRNO:
    import json


def main_order():
    return imports_log.lines


def main_same_module():
    return one is imports_first, one.name, imports_first.shared is one.shared


def main_copy_of_a_name():
    add(2)
    add(3)
    return counter, imports_first.shared, most


def main_other_file_is_changed():
    imports_log.level = 5
    imports_log.level += 1
    return imports_log.level, imports_log.level_now()


def main_missing_attribute():
    return imports_log.nothing_yet


def main_set_later():
    imports_log.set_nothing()
    return imports_log.nothing_yet


def main_modules():
    return no_such_module_anywhere, HAS_ERRNO, errno.ENOENT, where is os.path, json.dumps([1])


def main_function_of_other_file():
    return shout('a'), imports_first.call(shout, 'b')
