/**
 * What CPython 3.11 has in its built-in scope (`dir(builtins)`, without what begins with `_` and what
 * only the `site` module adds). A name of these that is not modelled is our limit, and no mistake.
 */
export const PYTHON_BUILTINS: ReadonlySet<string> = new Set(
  (
    'ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup ' +
    'BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError ' +
    'ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError ' +
    'DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception ' +
    'ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError FutureWarning ' +
    'GeneratorExit IOError ImportError ImportWarning IndentationError IndexError ' +
    'InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ' +
    'ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError ' +
    'OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError ' +
    'RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning ' +
    'StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit ' +
    'TabError TimeoutError True TypeError UnboundLocalError UnicodeDecodeError ' +
    'UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ' +
    'ValueError Warning ZeroDivisionError abs aiter all anext any ascii bin bool breakpoint ' +
    'bytearray bytes callable chr classmethod compile complex delattr dict dir divmod ' +
    'enumerate eval exec filter float format frozenset getattr globals hasattr hash hex id ' +
    'input int isinstance issubclass iter len list locals map max memoryview min next object ' +
    'oct open ord pow print property range repr reversed round set setattr slice sorted ' +
    'staticmethod str sum super tuple type vars zip'
  ).split(' '),
)

const THREADS =
  'Write what each thread does as a function, and list the functions: THREADS = [first, second]. ' +
  'What shares only files, rows and the cache goes into PROCESSES.'
const TASKS =
  'Write each task as a plain function, and list the functions: PROCESSES = [first, second].'

/** What to write instead of a module, a built-in or a member of a module, as a sentence. */
export const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['_thread', THREADS],
  ['asyncio', TASKS],
  ['concurrent', THREADS],
  ['multiprocessing', THREADS],
  ['os.fork', TASKS],
  ['os.system', TASKS],
  ['subprocess', TASKS],
  ['threading.Thread', 'List the function in THREADS.'],
  ['threading.Timer', 'List the function in THREADS.'],
  ['threading.local', 'Use local variables: each thread has its own.'],
  ['marshal', 'Write text: json.dumps and json.loads.'],
  ['pickle.Pickler', 'Use pickle.dump.'],
  ['pickle.Unpickler', 'Use pickle.load.'],
  ['shelve', 'Write text into a file: json.dumps and json.loads.'],
  ['sqlite3', 'Keep rows with `import db`: db.insert, db.select, db.update, db.delete.'],
  ['re', 'Use methods of text: split, partition, startswith, find, replace.'],
  ['enum', 'Write constants, one a line: PENDING = "pending".'],
  ['textwrap', 'Write the lines out.'],
  ['socket', 'Only files, rows and the cache are shared here.'],
  ['compile', 'Write the code out: it is read before the first step.'],
  ['eval', 'Write the code out: it is read before the first step.'],
  ['exec', 'Write the code out: it is read before the first step.'],
  ['__import__', 'Write an import at the top of the file.'],
  ['importlib', 'Write an import at the top of the file.'],
  ['breakpoint', 'Remove it: every step can be looked at.'],
  ['input', 'Nobody is there to answer: use a constant, or a setting.'],
  ['globals', 'Use the names themselves, or a dictionary of your own.'],
  ['locals', 'Use the names themselves, or a dictionary of your own.'],
  ['vars', 'Use the names themselves, or a dictionary of your own.'],
  ['hash', 'It differs from run to run. Compare the values, or use hashlib.'],
  ['id', 'It differs from run to run. Compare with `is`.'],
])
