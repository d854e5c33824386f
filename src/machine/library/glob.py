"""glob for one directory: what CPython 3.11 does, by the same system calls in the same order."""
import os

from _matching import matches


def has_magic(pathname):
    return any(sign in pathname for sign in '*?[')


def _plain(pathname):
    head, name = os.path.split(pathname)
    there = os.path.lexists(pathname) if name else os.path.isdir(head)
    return [pathname] if there else []


def _names(head):
    try:
        return sorted(os.listdir(head or '.'))
    except OSError:
        return []


def glob(pathname, recursive=False):
    head, name = os.path.split(pathname)
    if has_magic(head) or recursive or '[' in name:
        __not_modelled__(f'glob.glob({pathname!r})', 'Use * and ? in the last part of the path.')
    if not has_magic(pathname):
        return _plain(pathname)
    hidden = name[0] == '.'
    found = [each for each in _names(head) if matches(each, name) and (hidden or each[0] != '.')]
    return __unordered__([os.path.join(head, each) for each in found], 'glob.glob()')


def iglob(pathname, recursive=False):
    return iter(glob(pathname, recursive))
