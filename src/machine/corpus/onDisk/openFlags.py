import os


def closes_on_exec():
    fd = os.open('/d/f', os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    written = os.write(fd, b'abc')
    os.close(fd)
    return written, os.path.getsize('/d/f')


def follows_no_link():
    fd = os.open('/d/f', os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW)
    os.close(fd)
    return os.listdir('/d')


def synchronous():
    fd = os.open('/d/f', os.O_WRONLY | os.O_CREAT | os.O_SYNC | os.O_DSYNC)
    os.write(fd, b'abc')
    os.fsync(fd)
    os.close(fd)
    return os.path.getsize('/d/f')


def directory():
    fd = os.open('/d', os.O_RDONLY | os.O_DIRECTORY)
    os.fsync(fd)
    os.close(fd)


def no_directory():
    open('/d/f', 'w').close()
    os.open('/d/f', os.O_RDONLY | os.O_DIRECTORY)


def no_directory_there():
    os.open('/d/none', os.O_RDONLY | os.O_DIRECTORY)


def directory_by_open():
    open('/d')


def directory_by_open_for_writing():
    open('/d', 'w')


def directory_by_open_for_appending():
    open('/d', 'ab')


def numbers():
    return [os.O_CREAT, os.O_EXCL, os.O_TRUNC, os.O_APPEND, os.O_CLOEXEC, os.O_DIRECTORY,
            os.O_DSYNC, os.O_NOATIME, os.O_NOCTTY, os.O_NOFOLLOW, os.O_NONBLOCK, os.O_SYNC,
            os.O_RDONLY, os.O_WRONLY, os.O_RDWR]


def reads_at():
    fd = os.open('/d/f', os.O_RDWR | os.O_CREAT)
    os.write(fd, b'0123456789')
    ahead = os.pread(fd, 4, 2)
    wrote = os.pwrite(fd, b'xy', 8)
    at = os.lseek(fd, 0, os.SEEK_CUR)
    os.lseek(fd, 0, os.SEEK_SET)
    whole = os.read(fd, 100)
    os.close(fd)
    return ahead, wrote, at, whole


def reads_at_a_negative_place():
    fd = os.open('/d/f', os.O_RDWR | os.O_CREAT)
    os.pread(fd, 4, -1)


def writes_at_in_append_mode():
    fd = os.open('/d/f', os.O_RDWR | os.O_CREAT | os.O_APPEND)
    os.write(fd, b'abc')
    os.pwrite(fd, b'X', 0)
    os.lseek(fd, 0, os.SEEK_SET)
    whole = os.read(fd, 10)
    os.close(fd)
    return whole


def object_over_a_descriptor():
    fd = os.open('/d/f', os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    with os.fdopen(fd, 'w') as f:
        f.write('abc')
    with open('/d/f') as f:
        return f.read()
