import { runPython } from '../../vfs/python3.oracle.ts'

/**
 * How CPython ends each function of a program that uses files: "returned …" or "died …". Every
 * absolute path leads into an empty temporary directory with the given directories in it; the
 * working directory is /work.
 */
export function askCPythonOnDisk(
  text: string,
  functions: readonly string[],
  directories: readonly string[],
): readonly string[] {
  return runPython(ON_DISK, { text, functions, directories }) as string[]
}

const ON_DISK = `
import builtins, io, json, os, os.path, shutil, sys, tempfile

told = json.load(sys.stdin)
root = tempfile.mkdtemp()

def real(path):
    if isinstance(path, os.PathLike):
        path = os.fspath(path)
    if isinstance(path, str) and path.startswith('/') and not path.startswith(root):
        return root + path
    return path

def shown(value):
    if isinstance(value, str) and value.startswith(root):
        return value[len(root):] or '/'
    return value

def mapped(function):
    def inner(*args, **keywords):
        try:
            values = [real(each) for each in args]
            named = {name: real(value) for name, value in keywords.items()}
            return shown(function(*values, **named))
        except OSError as error:
            error.filename = shown(error.filename)
            if error.filename2 is not None:
                error.filename2 = shown(error.filename2)
            raise
    return inner

for name in ('chmod link listdir lstat mkdir open remove rename replace rmdir scandir stat unlink '
             'utime').split():
    setattr(os, name, mapped(getattr(os, name)))
# posixpath and makedirs call os.stat and os.mkdir, which are mapped already.
builtins.open = io.open = mapped(io.open)
os.getcwd = mapped(os.getcwd)
tempfile.mkstemp = mapped(tempfile.mkstemp)
tempfile.NamedTemporaryFile = mapped(tempfile.NamedTemporaryFile)
tempfile.tempdir = root + '/tmp'

def ended(function):
    try:
        return 'returned ' + repr(function())
    except BaseException as error:
        return 'died ' + type(error).__name__ + ': ' + str(error)

answers = []
for name in told['functions']:
    shutil.rmtree(root)
    for directory in ['/', '/tmp', '/work', *told['directories']]:
        os.makedirs(directory, exist_ok=True)
    os.chdir(root + '/work')
    module = {'__name__': 'main'}
    exec(compile(told['text'], 'main.py', 'exec'), module)
    answers.append(ended(module[name]))
os.chdir('/')
shutil.rmtree(root)
print(json.dumps(answers))
`
