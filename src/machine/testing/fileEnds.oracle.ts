import { bytes, emptyFs, listFiles, withFile } from '../../vfs/index.ts'
import { runPython } from '../../vfs/python3.oracle.ts'
import { endOf, machineOf, runAlone } from './alone.oracle.ts'

/** How a program ends that does something to one file. */
export interface Ended {
  readonly end: string
  readonly contents: string
  /** sizes of what was read and written, in order */
  readonly calls: readonly string[]
}

/** What a program of ours does to the file /d/x that holds this. */
export function machineEnds(text: string, start: string): Ended {
  const done = runAlone(machineOf(text), {}, withFile(emptyFs(['/d']), '/d/x', bytes(start)))
  const calls = done.operations.flatMap((operation, i) => {
    const answer = done.answers[i]
    if (operation.kind !== 'syscall' || answer?.kind !== 'syscall') return []
    const { call } = operation
    const { result } = answer
    if (call.op === 'ftruncate') return [`truncate ${call.length}`]
    if (call.op === 'write') return [`write ${call.data.length}`]
    if (call.op !== 'read' || !result.ok || typeof result.value !== 'string') return []
    return [`read ${call.size ?? 'all'} ${result.value.length}`]
  })
  return { end: endOf(done.end), contents: listFiles(done.fs)[0]?.data ?? '', calls }
}

/** The same under CPython, with its FileIO watched. */
const PYTHON = `
import _pyio, io, json, os, sys, tempfile, warnings
warnings.simplefilter('ignore')

class Watched(io.FileIO):
    calls = None
    def readinto(self, buffer):
        n = super().readinto(buffer)
        self.calls.append('read %d %d' % (len(buffer), n))
        return n
    def read(self, size=-1):
        if not self.readable():
            return super().read(size)
        if size is None or size < 0:
            return self.readall()
        data = super().read(size)
        self.calls.append('read %d %d' % (size, len(data)))
        return data
    def readall(self):
        data = b''
        while True:
            part = super().readall()
            self.calls.append('read all %d' % len(part))
            if not part:
                return data
            data += part
    def write(self, data):
        n = super().write(data)
        self.calls.append('write %d' % n)
        return n
    def truncate(self, size=None):
        n = super().truncate(size)
        self.calls.append('truncate %d' % n)
        return n

# io.open of 3.11, over the watched class.
def watched_open(path, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
    raw = Watched(path, mode.replace('b', ''))
    line_buffering = buffering == 1
    if buffering < 0 or line_buffering:
        buffering = raw._blksize
    assert raw._blksize == 4096
    if buffering == 0:
        return raw
    if '+' in mode:
        buffered = io.BufferedRandom(raw, buffering)
    elif mode[0] == 'r':
        buffered = io.BufferedReader(raw, buffering)
    else:
        buffered = io.BufferedWriter(raw, buffering)
    if 'b' in mode:
        return buffered
    return io.TextIOWrapper(buffered, encoding, errors, newline, line_buffering)

def ended(text, start):
    Watched.calls = []
    path = os.path.join(directory, 'x')
    with open(path, 'wb') as f:
        f.write(start.encode('latin-1'))
    scope = {'open': watched_open, '__name__': 'main'}
    exec(compile(text, 'main.py', 'exec'), scope)
    scope['P'] = path
    try:
        end = repr(scope['main']())
    except Exception as e:
        end = type(e).__name__ + ': ' + str(e)
    calls = Watched.calls
    scope.clear()
    with open(path, 'rb') as f:
        contents = f.read().decode('latin-1')
    return {'end': end.replace(path, '/d/x'), 'contents': contents, 'calls': calls}

directory = tempfile.mkdtemp()
print(json.dumps([ended(text, start) for text, start in json.load(sys.stdin)]))
`

/** The same of each program and what its file holds, under CPython. */
export function cpythonEnds(
  trials: readonly (readonly [text: string, start: string])[],
): readonly Ended[] {
  return runPython(PYTHON, trials) as readonly Ended[]
}
