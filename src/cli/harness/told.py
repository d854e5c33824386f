"""How operations and their results are written in a trace; `stepText.ts` writes them the same way."""
import errno
import fcntl
import json
import os
import stat as stat_bits

LOCKS = ('LOCK_SH', 'LOCK_EX', 'LOCK_UN', 'LOCK_NB')
FLAGS = ('O_CREAT', 'O_EXCL', 'O_TRUNC', 'O_APPEND')


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def quoted_bytes(data):
    return quoted(data.decode('latin-1'))


def done(_):
    return 'done'


def told_bool(value):
    return 'true' if value else 'false'


def told_found(value):
    """A stored text; without one, what an operation without a result is told as."""
    return done(value) if value is None else quoted(value)


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(',', ':'), ensure_ascii=False)


def told_stat(found):
    directory = stat_bits.S_ISDIR(found.st_mode)
    # Filesystems differ in what they say of a directory.
    return 'directory' if directory else 'file size=%d nlink=%d' % (found.st_size, found.st_nlink)


def told_errno(number):
    name = errno.errorcode.get(number, str(number))
    return 'EWOULDBLOCK' if name == 'EAGAIN' else name


def told_flags(flags):
    access = ('O_RDONLY', 'O_WRONLY', 'O_RDWR')[flags & 3]
    more = [name for name in FLAGS if flags & getattr(os, name)]
    return '|'.join([access] + more)


def told_lock(operation):
    return '|'.join(name for name in LOCKS if operation & getattr(fcntl, name))
