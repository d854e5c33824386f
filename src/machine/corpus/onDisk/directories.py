import errno
import os


def names():
    split = []
    for path in ('/a/b', 'a', '/a/', '//a', '/', '', 'a//b', '///x'):
        split.append(os.path.split(path))
    return split


def extensions():
    names = ('a.txt', '.a', 'a.', '/x.d/a', 'a.b.c', '..a', '...', 'a..b')
    split = []
    for name in names:
        split.append(os.path.splitext(name))
    return split


def normal():
    paths = ('a/../b', '/a/../../b', './a', '', '//a//b', '///a', '../a', 'a/..', 'a/./b/', '/..')
    normal = []
    for path in paths:
        normal.append(os.path.normpath(path))
    return normal


def absolute():
    return [os.path.isabs('/a'), os.path.isabs('a'), os.path.join('/a', 'b', '/c', 'd')]


def kinds():
    open('/d/f', 'w').close()
    paths = ('/d', '/d/f', '/d/none', '/d/f/in', '/none/x', '/')
    kinds = []
    for path in paths:
        kinds.append((os.path.isdir(path), os.path.isfile(path), os.path.exists(path),
                      os.path.lexists(path), os.path.islink(path)))
    return kinds


def make_and_remove():
    os.mkdir('/d/new')
    os.mkdir('/d/new/in', 0o700)
    before = sorted(os.listdir('/d/new'))
    os.rmdir('/d/new/in')
    os.rmdir('/d/new')
    return before, os.listdir('/d')


def make_again():
    os.mkdir('/d')


def make_in_nothing():
    os.mkdir('/none/new')


def make_in_a_file():
    open('/d/f', 'w').close()
    os.mkdir('/d/f/new')


def remove_nothing():
    os.rmdir('/d/none')


def remove_a_file():
    open('/d/f', 'w').close()
    os.rmdir('/d/f')


def remove_what_is_not_empty():
    open('/d/f', 'w').close()
    try:
        os.rmdir('/d')
    except OSError as error:
        return type(error), error.errno == errno.ENOTEMPTY, str(error)


def unlink_a_directory():
    os.unlink('/d')


def makedirs():
    os.makedirs('/d/a/b/c')
    os.makedirs('/d/a/b/x', exist_ok=True)
    os.makedirs('/d/a/b/x', 0o755, True)
    return sorted(os.listdir('/d/a/b'))


def makedirs_again():
    os.makedirs('/d/a')
    os.makedirs('/d/a')


def makedirs_with_a_slash():
    os.makedirs('/d/a/b/')
    return os.listdir('/d/a')


def makedirs_through_a_file():
    open('/d/f', 'w').close()
    os.makedirs('/d/f/new', exist_ok=True)


def makedirs_onto_a_file():
    open('/d/f', 'w').close()
    os.makedirs('/d/f', exist_ok=True)


def relative():
    os.mkdir('in')
    with open('in/f', 'w') as f:
        f.write('x')
    os.makedirs('in/a/b')
    return os.listdir('.'), sorted(os.listdir('in')), os.path.exists('/work/in/f'), os.getcwd()


def up():
    os.mkdir('/d/in')
    with open('/d/in/../f', 'w') as f:
        f.write('x')
    return os.listdir('/d/in/..') == ['in', 'f'] or sorted(os.listdir('/d'))


def up_from_nothing():
    return os.path.exists('/none/../d'), os.path.abspath('/none/../d'), os.path.abspath('a/../b')


def move():
    os.makedirs('/d/a/b')
    open('/d/a/b/f', 'w').close()
    os.rename('/d/a', '/d/moved')
    os.mkdir('/d/empty')
    os.rename('/d/moved', '/d/empty')
    return os.listdir('/d'), os.listdir('/d/empty/b')


def move_into_itself():
    os.mkdir('/d/a')
    os.rename('/d/a', '/d/a/b')


def move_onto_its_own():
    os.makedirs('/d/a/b')
    os.rename('/d/a/b', '/d/a')


def move_onto_a_file():
    open('/d/f', 'w').close()
    os.mkdir('/d/a')
    os.rename('/d/a', '/d/f')


def move_a_file_onto_a_directory():
    open('/d/f', 'w').close()
    os.mkdir('/d/a')
    os.rename('/d/f', '/d/a')


def link_a_directory():
    os.link('/d', '/d2')


def permissions_are_taken():
    open('/d/f', 'w').close()
    os.chmod('/d/f', 0o600)
    os.chmod('/d/none', 0o600)


def nothing():
    os.mkdir('')


def _told(call, *args):
    try:
        return call(*args)
    except TypeError as error:
        return str(error)


def no_paths():
    calls = (os.stat, os.path.exists, os.path.isdir, os.path.isfile, os.path.getsize, os.unlink,
             os.remove, os.rmdir, os.mkdir, os.makedirs, os.path.basename, os.path.dirname,
             os.path.abspath, os.path.islink, os.path.lexists, os.path.split, open)
    told = []
    for call in calls:
        told.append(_told(call, None))
        told.append(_told(call, 1.5))
    return told


def no_paths_of_two():
    told = []
    for call in (os.rename, os.replace, os.link):
        told.append(_told(call, None, '/d/x'))
        told.append(_told(call, '/d/x', None))
    told.append(_told(os.open, None, os.O_RDONLY))
    told.append(_told(os.chmod, None, 0o600))
    told.append(_told(os.listdir, 1.5))
    told.append(_told(os.path.join, 'a', None))
    return told


def list_here():
    return os.listdir(None)


def slashes_of_directories():
    os.mkdir('/d/new/')
    os.makedirs('/d/new/in/deep/')
    there = os.path.isdir('/d/new/'), os.listdir('/d/new/'), os.path.exists('/')
    os.rmdir('/d/new/in/deep/')
    return there, os.listdir('/d/new/in')
