/** The answer of scripts/pythonFacts.py to our tables, by CPython 3.11. */
export const PYTHON_FACTS = String.raw`
_hashlib.HASH.digest()
_hashlib.HASH.hexdigest()
_hashlib.HASH.update(obj, /)
_io.BufferedRandom.__next__()
_io.BufferedRandom.read(size=-1, /)
_io.BufferedRandom.readline(size=-1, /)
_io.BufferedRandom.readlines(hint=-1, /)
_io.BufferedRandom.seek(target, whence=0, /)
_io.BufferedRandom.truncate(pos=None, /)
_io.BufferedRandom.write(buffer, /)
_io.BufferedRandom.writelines(lines, /)
_io.BufferedReader.__next__()
_io.BufferedReader.read(size=-1, /)
_io.BufferedReader.readline(size=-1, /)
_io.BufferedReader.readlines(hint=-1, /)
_io.BufferedReader.seek(target, whence=0, /)
_io.BufferedReader.truncate(pos=None, /)
_io.BufferedReader.writable()
_io.BufferedReader.writelines(lines, /)
_io.BufferedWriter.__next__()
_io.BufferedWriter.readable()
_io.BufferedWriter.readline(size=-1, /)
_io.BufferedWriter.readlines(hint=-1, /)
_io.BufferedWriter.seek(target, whence=0, /)
_io.BufferedWriter.truncate(pos=None, /)
_io.BufferedWriter.write(buffer, /)
_io.BufferedWriter.writelines(lines, /)
_io.FileIO.__next__()
_io.FileIO.close()
_io.FileIO.fileno()
_io.FileIO.flush()
_io.FileIO.isatty()
_io.FileIO.read(size=-1, /)
_io.FileIO.readable()
_io.FileIO.readline(size=-1, /)
_io.FileIO.readlines(hint=-1, /)
_io.FileIO.seek(pos, whence=0, /)
_io.FileIO.seekable()
_io.FileIO.tell()
_io.FileIO.truncate(size=None, /)
_io.FileIO.writable()
_io.FileIO.write(b, /)
_io.FileIO.writelines(lines, /)
_io.TextIOWrapper.__next__()
_io.TextIOWrapper.close()
_io.TextIOWrapper.fileno()
_io.TextIOWrapper.flush()
_io.TextIOWrapper.isatty()
_io.TextIOWrapper.read(size=-1, /)
_io.TextIOWrapper.readable()
_io.TextIOWrapper.readline(size=-1, /)
_io.TextIOWrapper.readlines(hint=-1, /)
_io.TextIOWrapper.seek(cookie, whence=0, /)
_io.TextIOWrapper.seekable()
_io.TextIOWrapper.tell()
_io.TextIOWrapper.truncate(pos=None, /)
_io.TextIOWrapper.writable()
_io.TextIOWrapper.write(text, /)
_io.TextIOWrapper.writelines(lines, /)
abs(x, /)
all(iterable, /)
any(iterable, /)
bool(object=False, /)
bytes(source=b'', encoding='', errors='')
bytes.decode(encoding='utf-8', errors='strict')
bytes.endswith(sub, start=None, end=None, /)
bytes.find(sub, start=None, end=None, /)
bytes.hex(sep=None, bytes_per_sep=1)
bytes.join(iterable_of_bytes, /)
bytes.replace(old, new, count=-1, /)
bytes.split(sep=None, maxsplit=-1)
bytes.startswith(sub, start=None, end=None, /)
bytes.strip(bytes=None, /)
chr(i, /)
def contextlib._GeneratorContextManager.__enter__()
def contextlib._GeneratorContextManager.__exit__(typ, value, traceback)
def contextlib.contextmanager(func)
contextlib.suppress(*exceptions)
def contextlib.suppress.__enter__()
def contextlib.suppress.__exit__(exctype, excinst, exctb)
dict(iterable=(), /, **kwargs)
dict.get(key, default=None, /)
dict.pop(key, default=None, /)
dict.popitem()
dict.setdefault(key, default=None, /)
dict.update(iterable=(), /, **kwargs)
divmod(x, y, /)
fcntl.flock(fd, operation, /)
fcntl.lockf(fd, cmd, len=0, start=0, whence=0, /)
float(x=0, /)
float.is_integer()
format(value, format_spec='', /)
def functools.wraps(wrapped, assigned=('__module__', '__name__', '__qualname__', '__doc__', '__annotations__'), updated=('__dict__',))
functools.wraps.__call__(*args, **kwargs)
generator.__iter__()
generator.__next__()
getattr(object, name, default=None, /)
hasattr(obj, name, /)
hashlib.md5(string=b'', *, usedforsecurity=True)
int(x=0, /, base=10)
int.bit_length()
io.open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)
isinstance(obj, class_or_tuple, /)
issubclass(cls, class_or_tuple, /)
iter(iterable, sentinel=None, /)
def json.dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw)
def json.loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw)
len(obj, /)
list(iterable=(), /)
list.append(object, /)
list.clear()
list.copy()
list.count(value, /)
list.extend(iterable, /)
list.index(value, start=0, stop=9223372036854775807, /)
list.insert(index, object, /)
list.pop(index=-1, /)
list.remove(value, /)
list.reverse()
list.sort(*, key=None, reverse=False)
def logging.critical(msg, *args, **kwargs)
def logging.debug(msg, *args, **kwargs)
def logging.error(msg, *args, **kwargs)
def logging.exception(msg, *args, exc_info=True, **kwargs)
def logging.info(msg, *args, **kwargs)
def logging.warning(msg, *args, **kwargs)
max(arg1, /, *args, key=None, default=None)
min(arg1, /, *args, key=None, default=None)
next(iterator, default=None, /)
object()
open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)
ord(c, /)
os.chmod(path, mode, *, dir_fd=None, follow_symlinks=True)
os.close(fd)
os.fdatasync(fd)
def os.fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs)
os.fspath(path)
os.fstat(fd)
os.fsync(fd)
os.ftruncate(fd, length, /)
os.getcwd()
os.getpid()
os.link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)
os.listdir(path=None)
os.lseek(fd, position, whence, /)
def os.makedirs(name, mode=511, exist_ok=False)
os.mkdir(path, mode=511, *, dir_fd=None)
os.open(path, flags, mode=511, *, dir_fd=None)
def os.path.abspath(path)
def os.path.basename(p)
def os.path.dirname(p)
def os.path.exists(path)
def os.path.getsize(filename)
def os.path.isabs(s)
def os.path.isdir(s)
def os.path.isfile(path)
def os.path.islink(path)
def os.path.join(a, *p)
def os.path.lexists(path)
def os.path.normpath(path)
def os.path.realpath(filename, *, strict=False)
def os.path.split(p)
def os.path.splitext(p)
os.pread(fd, length, offset, /)
os.pwrite(fd, buffer, offset, /)
os.read(fd, length, /)
os.remove(path, *, dir_fd=None)
os.rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None)
os.replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None)
os.rmdir(path, *, dir_fd=None)
os.stat(path, *, dir_fd=None, follow_symlinks=True)
os.unlink(path, *, dir_fd=None)
os.write(fd, data, /)
pow(base, exp, mod=None)
print(*args, sep=' ', end='\n', file=None, flush=False)
range(start, stop=None, step=1, /)
repr(obj, /)
round(number, ndigits=None)
setattr(obj, name, value, /)
def shutil.move(src, dst, copy_function=...)
sorted(iterable, /, *, key=None, reverse=False)
str(object='', encoding='utf-8', errors='strict')
str.capitalize()
str.count(sub, start=None, end=None, /)
str.encode(encoding='utf-8', errors='strict')
str.endswith(sub, start=None, end=None, /)
str.find(sub, start=None, end=None, /)
str.format(*args, **kwargs)
str.index(sub, start=None, end=None, /)
str.isalnum()
str.isalpha()
str.isdigit()
str.islower()
str.isspace()
str.isupper()
str.join(iterable, /)
str.lower()
str.lstrip(chars=None, /)
str.partition(sep, /)
str.replace(old, new, count=-1, /)
str.rfind(sub, start=None, end=None, /)
str.rsplit(sep=None, maxsplit=-1)
str.rstrip(chars=None, /)
str.split(sep=None, maxsplit=-1)
str.splitlines(keepends=False)
str.startswith(sub, start=None, end=None, /)
str.strip(chars=None, /)
str.title()
str.upper()
str.zfill(width, /)
sum(iterable, /, start=0)
def tempfile.NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None)
def tempfile.mkstemp(suffix=None, prefix=None, dir=None, text=False)
time.sleep(seconds, /)
def traceback.format_exc(limit=None, chain=True)
def traceback.print_exc(limit=None, file=None, chain=True)
tuple(iterable=(), /)
tuple.count(value, /)
tuple.index(value, start=0, stop=9223372036854775807, /)
type(object, bases=None, dict=None, /, **kwds)
def uuid.uuid4()
AttributeError: name obj
BaseException: __cause__ __context__ __dict__ __setstate__ __suppress_context__ __traceback__ add_note args with_traceback
BaseExceptionGroup: __class_getitem__ derive exceptions message split subgroup
EnvironmentError: characters_written errno filename filename2 strerror
ExceptionGroup: __module__ __weakref__
IOError: characters_written errno filename filename2 strerror
ImportError: msg name path
NameError: name
NoneType: __bool__
OSError: characters_written errno filename filename2 strerror
StopIteration: value
SyntaxError: end_lineno end_offset filename lineno msg offset print_file_and_line text
SystemExit: code
UnicodeDecodeError: encoding end object reason start
UnicodeEncodeError: encoding end object reason start
UnicodeTranslateError: encoding end object reason start
_hashlib.HASH: __module__ block_size copy digest digest_size hexdigest name update
_io.BufferedRandom: __del__ __dict__ __enter__ __exit__ __iter__ __next__ _checkClosed _checkReadable _checkSeekable _checkWritable _dealloc_warn _finalizing close closed detach fileno flush isatty mode name peek raw read read1 readable readinto readinto1 readline readlines seek seekable tell truncate writable write writelines
_io.BufferedReader: __del__ __dict__ __enter__ __exit__ __iter__ __next__ _checkClosed _checkReadable _checkSeekable _checkWritable _dealloc_warn _finalizing close closed detach fileno flush isatty mode name peek raw read read1 readable readinto readinto1 readline readlines seek seekable tell truncate writable write writelines
_io.BufferedWriter: __del__ __dict__ __enter__ __exit__ __iter__ __next__ _checkClosed _checkReadable _checkSeekable _checkWritable _dealloc_warn _finalizing close closed detach fileno flush isatty mode name raw read read1 readable readinto readinto1 readline readlines seek seekable tell truncate writable write writelines
_io.TextIOWrapper: _CHUNK_SIZE __del__ __dict__ __enter__ __exit__ __iter__ __next__ _checkClosed _checkReadable _checkSeekable _checkWritable _finalizing buffer close closed detach encoding errors fileno flush isatty line_buffering name newlines read readable readline readlines reconfigure seek seekable tell truncate writable write write_through writelines
bool: __abs__ __add__ __and__ __bool__ __ceil__ __divmod__ __float__ __floor__ __floordiv__ __getnewargs__ __index__ __int__ __invert__ __lshift__ __mod__ __mul__ __neg__ __or__ __pos__ __pow__ __radd__ __rand__ __rdivmod__ __rfloordiv__ __rlshift__ __rmod__ __rmul__ __ror__ __round__ __rpow__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __sub__ __truediv__ __trunc__ __xor__ as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag numerator real to_bytes
builtin_function_or_method: __call__ __module__ __name__ __qualname__ __self__ __text_signature__
bytes: __add__ __bytes__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __mod__ __mul__ __rmod__ __rmul__ capitalize center count decode endswith expandtabs find fromhex hex index isalnum isalpha isascii isdigit islower isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill
dict: __class_getitem__ __contains__ __delitem__ __getitem__ __ior__ __iter__ __len__ __or__ __reversed__ __ror__ __setitem__ clear copy fromkeys get items keys pop popitem setdefault update values
dict_keys: __and__ __contains__ __iter__ __len__ __or__ __rand__ __reversed__ __ror__ __rsub__ __rxor__ __sub__ __xor__ isdisjoint mapping
float: __abs__ __add__ __bool__ __ceil__ __divmod__ __float__ __floor__ __floordiv__ __getformat__ __getnewargs__ __int__ __mod__ __mul__ __neg__ __pos__ __pow__ __radd__ __rdivmod__ __rfloordiv__ __rmod__ __rmul__ __round__ __rpow__ __rsub__ __rtruediv__ __sub__ __truediv__ __trunc__ as_integer_ratio conjugate fromhex hex imag is_integer real
frozenset: __and__ __class_getitem__ __contains__ __iter__ __len__ __or__ __rand__ __ror__ __rsub__ __rxor__ __sub__ __xor__ copy difference intersection isdisjoint issubset issuperset symmetric_difference union
function: __annotations__ __builtins__ __call__ __closure__ __code__ __defaults__ __dict__ __get__ __globals__ __kwdefaults__ __module__ __name__ __qualname__
generator: __del__ __iter__ __name__ __next__ __qualname__ close gi_code gi_frame gi_running gi_suspended gi_yieldfrom send throw
instance: __dict__ __module__ __weakref__
int: __abs__ __add__ __and__ __bool__ __ceil__ __divmod__ __float__ __floor__ __floordiv__ __getnewargs__ __index__ __int__ __invert__ __lshift__ __mod__ __mul__ __neg__ __or__ __pos__ __pow__ __radd__ __rand__ __rdivmod__ __rfloordiv__ __rlshift__ __rmod__ __rmul__ __ror__ __round__ __rpow__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __sub__ __truediv__ __trunc__ __xor__ as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag numerator real to_bytes
list: __add__ __class_getitem__ __contains__ __delitem__ __getitem__ __iadd__ __imul__ __iter__ __len__ __mul__ __reversed__ __rmul__ __setitem__ append clear copy count extend index insert pop remove reverse sort
method: __call__ __func__ __self__
module: __annotations__ __dict__
object: __class__ __delattr__ __dir__ __doc__ __eq__ __format__ __ge__ __getattribute__ __getstate__ __gt__ __hash__ __init__ __init_subclass__ __le__ __lt__ __ne__ __new__ __reduce__ __reduce_ex__ __repr__ __setattr__ __sizeof__ __str__ __subclasshook__
os.stat_result: __add__ __class_getitem__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __match_args__ __module__ __mul__ __rmul__ count index n_fields n_sequence_fields n_unnamed_fields st_atime st_atime_ns st_blksize st_blocks st_ctime st_ctime_ns st_dev st_gid st_ino st_mode st_mtime st_mtime_ns st_nlink st_rdev st_size st_uid
range: __bool__ __contains__ __getitem__ __iter__ __len__ __reversed__ count index start step stop
set: __and__ __class_getitem__ __contains__ __iand__ __ior__ __isub__ __iter__ __ixor__ __len__ __or__ __rand__ __ror__ __rsub__ __rxor__ __sub__ __xor__ add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset issuperset pop remove symmetric_difference symmetric_difference_update union update
slice: indices start step stop
str: __add__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __mod__ __mul__ __rmod__ __rmul__ capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill
tuple: __add__ __class_getitem__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __mul__ __rmul__ count index
type: __abstractmethods__ __annotations__ __base__ __bases__ __basicsize__ __call__ __dict__ __dictoffset__ __flags__ __instancecheck__ __itemsize__ __module__ __mro__ __name__ __or__ __prepare__ __qualname__ __ror__ __subclasscheck__ __subclasses__ __text_signature__ __weakrefoffset__ mro
uuid.UUID: __int__ __module__ __setstate__ __slots__ __weakref__ bytes bytes_le clock_seq clock_seq_hi_variant clock_seq_low fields hex int is_safe node time time_hi_version time_low time_mid urn variant version
contextlib: AbstractAsyncContextManager AbstractContextManager AsyncContextDecorator AsyncExitStack ContextDecorator ExitStack GenericAlias MethodType abc aclosing asynccontextmanager chdir closing contextmanager deque nullcontext os redirect_stderr redirect_stdout suppress sys wraps
errno: E2BIG EACCES EADDRINUSE EADDRNOTAVAIL EADV EAFNOSUPPORT EAGAIN EALREADY EBADE EBADF EBADFD EBADMSG EBADR EBADRQC EBADSLT EBFONT EBUSY ECANCELED ECHILD ECHRNG ECOMM ECONNABORTED ECONNREFUSED ECONNRESET EDEADLK EDEADLOCK EDESTADDRREQ EDOM EDOTDOT EDQUOT EEXIST EFAULT EFBIG EHOSTDOWN EHOSTUNREACH EIDRM EILSEQ EINPROGRESS EINTR EINVAL EIO EISCONN EISDIR EISNAM EKEYEXPIRED EKEYREJECTED EKEYREVOKED EL2HLT EL2NSYNC EL3HLT EL3RST ELIBACC ELIBBAD ELIBEXEC ELIBMAX ELIBSCN ELNRNG ELOOP EMEDIUMTYPE EMFILE EMLINK EMSGSIZE EMULTIHOP ENAMETOOLONG ENAVAIL ENETDOWN ENETRESET ENETUNREACH ENFILE ENOANO ENOBUFS ENOCSI ENODATA ENODEV ENOENT ENOEXEC ENOKEY ENOLCK ENOLINK ENOMEDIUM ENOMEM ENOMSG ENONET ENOPKG ENOPROTOOPT ENOSPC ENOSR ENOSTR ENOSYS ENOTBLK ENOTCONN ENOTDIR ENOTEMPTY ENOTNAM ENOTRECOVERABLE ENOTSOCK ENOTSUP ENOTTY ENOTUNIQ ENXIO EOPNOTSUPP EOVERFLOW EOWNERDEAD EPERM EPFNOSUPPORT EPIPE EPROTO EPROTONOSUPPORT EPROTOTYPE ERANGE EREMCHG EREMOTE EREMOTEIO ERESTART ERFKILL EROFS ESHUTDOWN ESOCKTNOSUPPORT ESPIPE ESRCH ESRMNT ESTALE ESTRPIPE ETIME ETIMEDOUT ETOOMANYREFS ETXTBSY EUCLEAN EUNATCH EUSERS EWOULDBLOCK EXDEV EXFULL errorcode
fcntl: DN_ACCESS DN_ATTRIB DN_CREATE DN_DELETE DN_MODIFY DN_MULTISHOT DN_RENAME FASYNC FD_CLOEXEC F_ADD_SEALS F_DUPFD F_DUPFD_CLOEXEC F_EXLCK F_GETFD F_GETFL F_GETLEASE F_GETLK F_GETLK64 F_GETOWN F_GETPIPE_SZ F_GETSIG F_GET_SEALS F_NOTIFY F_OFD_GETLK F_OFD_SETLK F_OFD_SETLKW F_RDLCK F_SEAL_GROW F_SEAL_SEAL F_SEAL_SHRINK F_SEAL_WRITE F_SETFD F_SETFL F_SETLEASE F_SETLK F_SETLK64 F_SETLKW F_SETLKW64 F_SETOWN F_SETPIPE_SZ F_SETSIG F_SHLCK F_UNLCK F_WRLCK LOCK_EX LOCK_MAND LOCK_NB LOCK_READ LOCK_RW LOCK_SH LOCK_UN LOCK_WRITE fcntl flock ioctl lockf
functools: GenericAlias RLock WRAPPER_ASSIGNMENTS WRAPPER_UPDATES cache cached_property cmp_to_key get_cache_token lru_cache namedtuple partial partialmethod recursive_repr reduce singledispatch singledispatchmethod total_ordering update_wrapper wraps
hashlib: algorithms_available algorithms_guaranteed blake2b blake2s file_digest md5 new pbkdf2_hmac scrypt sha1 sha224 sha256 sha384 sha3_224 sha3_256 sha3_384 sha3_512 sha512 shake_128 shake_256
io: BlockingIOError BufferedIOBase BufferedRWPair BufferedRandom BufferedReader BufferedWriter BytesIO DEFAULT_BUFFER_SIZE FileIO IOBase IncrementalNewlineDecoder RawIOBase SEEK_CUR SEEK_END SEEK_SET StringIO TextIOBase TextIOWrapper UnsupportedOperation abc open open_code text_encoding
json: JSONDecodeError JSONDecoder JSONEncoder codecs decoder detect_encoding dump dumps encoder load loads scanner
logging: BASIC_FORMAT BufferingFormatter CRITICAL DEBUG ERROR FATAL FileHandler Filter Filterer Formatter GenericAlias Handler INFO LogRecord Logger LoggerAdapter Manager NOTSET NullHandler PercentStyle PlaceHolder RootLogger StrFormatStyle StreamHandler StringTemplateStyle Template WARN WARNING addLevelName atexit basicConfig captureWarnings collections critical currentframe debug disable error exception fatal getLevelName getLevelNamesMapping getLogRecordFactory getLogger getLoggerClass info io lastResort log logMultiprocessing logProcesses logThreads makeLogRecord os raiseExceptions re root setLogRecordFactory setLoggerClass shutdown sys threading time traceback warn warning warnings weakref
os: CLD_CONTINUED CLD_DUMPED CLD_EXITED CLD_KILLED CLD_STOPPED CLD_TRAPPED DirEntry EFD_CLOEXEC EFD_NONBLOCK EFD_SEMAPHORE EX_CANTCREAT EX_CONFIG EX_DATAERR EX_IOERR EX_NOHOST EX_NOINPUT EX_NOPERM EX_NOUSER EX_OK EX_OSERR EX_OSFILE EX_PROTOCOL EX_SOFTWARE EX_TEMPFAIL EX_UNAVAILABLE EX_USAGE F_LOCK F_OK F_TEST F_TLOCK F_ULOCK GRND_NONBLOCK GRND_RANDOM GenericAlias MFD_ALLOW_SEALING MFD_CLOEXEC MFD_HUGETLB MFD_HUGE_16GB MFD_HUGE_16MB MFD_HUGE_1GB MFD_HUGE_1MB MFD_HUGE_256MB MFD_HUGE_2GB MFD_HUGE_2MB MFD_HUGE_32MB MFD_HUGE_512KB MFD_HUGE_512MB MFD_HUGE_64KB MFD_HUGE_8MB MFD_HUGE_MASK MFD_HUGE_SHIFT Mapping MutableMapping NGROUPS_MAX O_ACCMODE O_APPEND O_ASYNC O_CLOEXEC O_CREAT O_DIRECT O_DIRECTORY O_DSYNC O_EXCL O_FSYNC O_LARGEFILE O_NDELAY O_NOATIME O_NOCTTY O_NOFOLLOW O_NONBLOCK O_PATH O_RDONLY O_RDWR O_RSYNC O_SYNC O_TMPFILE O_TRUNC O_WRONLY POSIX_FADV_DONTNEED POSIX_FADV_NOREUSE POSIX_FADV_NORMAL POSIX_FADV_RANDOM POSIX_FADV_SEQUENTIAL POSIX_FADV_WILLNEED POSIX_SPAWN_CLOSE POSIX_SPAWN_DUP2 POSIX_SPAWN_OPEN PRIO_PGRP PRIO_PROCESS PRIO_USER P_ALL P_NOWAIT P_NOWAITO P_PGID P_PID P_PIDFD P_WAIT PathLike RTLD_DEEPBIND RTLD_GLOBAL RTLD_LAZY RTLD_LOCAL RTLD_NODELETE RTLD_NOLOAD RTLD_NOW RWF_APPEND RWF_DSYNC RWF_HIPRI RWF_NOWAIT RWF_SYNC R_OK SCHED_BATCH SCHED_FIFO SCHED_IDLE SCHED_OTHER SCHED_RESET_ON_FORK SCHED_RR SEEK_CUR SEEK_DATA SEEK_END SEEK_HOLE SEEK_SET SPLICE_F_MORE SPLICE_F_MOVE SPLICE_F_NONBLOCK ST_APPEND ST_MANDLOCK ST_NOATIME ST_NODEV ST_NODIRATIME ST_NOEXEC ST_NOSUID ST_RDONLY ST_RELATIME ST_SYNCHRONOUS ST_WRITE TMP_MAX WCONTINUED WCOREDUMP WEXITED WEXITSTATUS WIFCONTINUED WIFEXITED WIFSIGNALED WIFSTOPPED WNOHANG WNOWAIT WSTOPPED WSTOPSIG WTERMSIG WUNTRACED W_OK XATTR_CREATE XATTR_REPLACE XATTR_SIZE_MAX X_OK abc abort access altsep chdir chmod chown chroot close closerange confstr confstr_names copy_file_range cpu_count ctermid curdir defpath device_encoding devnull dup dup2 environ environb error eventfd eventfd_read eventfd_write execl execle execlp execlpe execv execve execvp execvpe extsep fchdir fchmod fchown fdatasync fdopen fork forkpty fpathconf fsdecode fsencode fspath fstat fstatvfs fsync ftruncate fwalk get_blocking get_exec_path get_inheritable get_terminal_size getcwd getcwdb getegid getenv getenvb geteuid getgid getgrouplist getgroups getloadavg getlogin getpgid getpgrp getpid getppid getpriority getrandom getresgid getresuid getsid getuid getxattr initgroups isatty kill killpg lchown linesep link listdir listxattr lockf login_tty lseek lstat major makedev makedirs memfd_create minor mkdir mkfifo mknod name nice open openpty pardir path pathconf pathconf_names pathsep pidfd_open pipe pipe2 popen posix_fadvise posix_fallocate posix_spawn posix_spawnp pread preadv putenv pwrite pwritev read readlink readv register_at_fork remove removedirs removexattr rename renames replace rmdir scandir sched_get_priority_max sched_get_priority_min sched_getaffinity sched_getparam sched_getscheduler sched_param sched_rr_get_interval sched_setaffinity sched_setparam sched_setscheduler sched_yield sendfile sep set_blocking set_inheritable setegid seteuid setgid setgroups setpgid setpgrp setpriority setregid setresgid setresuid setreuid setsid setuid setxattr spawnl spawnle spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe splice st stat stat_result statvfs statvfs_result strerror supports_bytes_environ supports_dir_fd supports_effective_ids supports_fd supports_follow_symlinks symlink sync sys sysconf sysconf_names system tcgetpgrp tcsetpgrp terminal_size times times_result truncate ttyname umask uname uname_result unlink unsetenv urandom utime wait wait3 wait4 waitid waitid_result waitpid waitstatus_to_exitcode walk write writev
os.path: abspath altsep basename commonpath commonprefix curdir defpath devnull dirname exists expanduser expandvars extsep genericpath getatime getctime getmtime getsize isabs isdir isfile islink ismount join lexists normcase normpath os pardir pathsep realpath relpath samefile sameopenfile samestat sep split splitdrive splitext stat supports_unicode_filenames sys
shutil: COPY_BUFSIZE Error ExecError ReadError RegistryError SameFileError SpecialFileError chown collections copy copy2 copyfile copyfileobj copymode copystat copytree disk_usage errno fnmatch get_archive_formats get_terminal_size get_unpack_formats ignore_patterns make_archive move nt os posix register_archive_format register_unpack_format rmtree stat sys unpack_archive unregister_archive_format unregister_unpack_format which
tempfile: NamedTemporaryFile SpooledTemporaryFile TMP_MAX TemporaryDirectory TemporaryFile gettempdir gettempdirb gettempprefix gettempprefixb mkdtemp mkstemp mktemp tempdir template
time: CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_REALTIME CLOCK_TAI CLOCK_THREAD_CPUTIME_ID altzone asctime clock_getres clock_gettime clock_gettime_ns clock_settime clock_settime_ns ctime daylight get_clock_info gmtime localtime mktime monotonic monotonic_ns perf_counter perf_counter_ns process_time process_time_ns pthread_getcpuclockid sleep strftime strptime struct_time thread_time thread_time_ns time time_ns timezone tzname tzset
traceback: FrameSummary StackSummary TracebackException clear_frames collections extract_stack extract_tb format_exc format_exception format_exception_only format_list format_stack format_tb itertools linecache print_exc print_exception print_last print_list print_stack print_tb suppress sys textwrap walk_stack walk_tb
uuid: Enum NAMESPACE_DNS NAMESPACE_OID NAMESPACE_URL NAMESPACE_X500 RESERVED_FUTURE RESERVED_MICROSOFT RESERVED_NCS RFC_4122 SafeUUID UUID bytes_ getnode int_ os platform sys uuid1 uuid3 uuid4 uuid5
`
