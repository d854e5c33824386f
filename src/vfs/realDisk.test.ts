import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ALL_OPS, DIRS, lockTurn, turnOf, type Turn } from './callArbitraries.oracle.ts'
import { emptyFs, isBlocked, listFiles, perform, type Fs } from './index.ts'
import type { Performed, Op } from './performed.ts'
import { oraclesAsked, runPython } from './python3.oracle.ts'
import { modelName, RealDisk, type Told } from './realDisk.oracle.ts'

const NODE_OPS = ALL_OPS.filter((op) => !['lseek', 'flock', 'lockf'].includes(op))
const oraclesWanted = oraclesAsked()

test.runIf(oraclesWanted)(
  '[V2]-[V24] random calls answer and end as they do on a real disk',
  () => {
    fc.assert(
      fc.property(fc.array(turnOf(NODE_OPS), { maxLength: 40, size: 'max' }), (turns) => {
        const real = new RealDisk(DIRS)
        try {
          let fs = emptyFs(DIRS)
          for (const turn of turns) {
            const done = perform(fs, turn.pid, turn.call)
            const answer = real.perform(turn, modelChoice(turn, done))
            expect([turn, resultOf(turn, done)]).toEqual([turn, answer])
            fs = done.fs
          }
          expect(contents(fs)).toEqual(real.contents())
        } finally {
          real.remove()
        }
      }),
      { numRuns: 300 },
    )
  },
)

test.runIf(oraclesWanted).each([
  { about: '[V2]-[V34] all calls', turn: turnOf(ALL_OPS.filter((op) => op !== 'lockf')) },
  { about: '[V30]-[V36] open, flock, lockf and close', turn: lockTurn },
])('$about answer and end as under python3', ({ turn }) => {
  const sequence = fc.array(turn, { minLength: 20, maxLength: 40, size: 'max' })
  const runs = fc.sample(sequence, { numRuns: 300, seed: 6984 }).map(modelRun)
  const answers = runPython(PYTHON_DISK, { dirs: DIRS, runs: runs.map(({ sent }) => sent) })
  expect(runs.flatMap(({ answered }) => answered).length).toBeGreaterThan(6000)
  const real = answers as readonly { readonly answered: Told[]; readonly contents: unknown }[]
  runs.forEach(({ turns, answered, contents }, i) => {
    const answer = real[i]
    turns.forEach((turn, n) => {
      const one = answer?.answered[n]
      const theirs = one && 'errno' in one ? { errno: modelName(one.errno) } : one
      expect([turn, answered[n]]).toEqual([turn, theirs])
    })
    expect(contents).toEqual(answer?.contents)
  })
})

function modelRun(wanted: readonly Turn[]) {
  let fs = emptyFs(DIRS)
  const turns: Turn[] = []
  const sent: unknown[] = []
  const answered: Told[] = []
  for (const turn of wanted) {
    // Where the end of a directory is differs from one file system to the next (V25).
    if (turn.call.op === 'lseek' && isDirectory(fs, turn)) continue
    turns.push(turn)
    const done = perform(fs, turn.pid, turn.call)
    sent.push({ pid: turn.pid, ...turn.call, given: modelChoice(turn, done).path })
    answered.push(resultOf(turn, done))
    fs = done.fs
  }
  return { turns, sent, answered, contents: contents(fs) }
}

function isDirectory(fs: Fs, { pid, call }: Turn): boolean {
  if (!('fd' in call)) return false
  const { result } = perform(fs, pid, { op: 'fstat', fd: call.fd })
  return !isBlocked(result) && result.ok && result.value.kind === 'directory'
}

/** The name and the number that the model chose; a name to try when it refused a mkstemp. */
function modelChoice(
  { call }: Turn,
  { result }: Performed<Op>,
): { readonly path: string; readonly label: number } {
  const refused = { path: call.op === 'mkstemp' ? `${call.dir}/refused` : '', label: -1 }
  if (isBlocked(result) || !result.ok) return refused
  if (typeof result.value === 'number') return { path: '', label: result.value }
  const made = result.value !== null && typeof result.value === 'object' && 'fd' in result.value
  return made ? { path: result.value.path, label: result.value.fd } : refused
}

function resultOf({ call }: Turn, { result }: Performed<Op>): Told {
  if (isBlocked(result)) throw new Error('expected no call that waits')
  if (!result.ok) return { errno: result.errno }
  if (call.op === 'open') return { opened: null }
  if (result.value !== null && typeof result.value === 'object') {
    if ('fd' in result.value) return { opened: result.value.path }
    if ('kind' in result.value) {
      const { kind, size, nlink } = result.value
      return { value: kind === 'directory' ? kind : { size, nlink } }
    }
  }
  return { value: result.value }
}

function contents(fs: Fs): readonly (readonly [string, string])[] {
  return listFiles(fs).map(({ path, data }) => [path, data] as const)
}

const PYTHON_DISK = `
import errno, fcntl, json, os, shutil, stat, sys, tempfile

def told(st):
    if stat.S_ISDIR(st.st_mode):
        return 'directory'
    return {'size': st.st_size, 'nlink': st.st_nlink}

def answer(root, files, c):
    real = lambda path: root + path.rstrip('/') if path else ''
    op = c['op']
    if op in ('open', 'mkstemp'):
        names = c['flags'] if op == 'open' else ['O_RDWR', 'O_CREAT', 'O_EXCL']
        flags = 0
        for name in names:
            flags |= getattr(os, name)
        path = c['path'] if op == 'open' else c['given']
        number = os.open(real(path), flags)
        label = min(n for n in range(3, 99) if n not in files)
        files[label] = number
        return {'opened': None if op == 'open' else c['given']}
    fd = files.get(c.get('fd'), 1000000)
    if op == 'read':
        size = 4096 if c['size'] is None else c['size']
        value = (os.pread(fd, size, c['at']) if 'at' in c else os.read(fd, size)).decode('latin-1')
    elif op == 'write':
        data = c['data'].encode('latin-1')
        value = os.pwrite(fd, data, c['at']) if 'at' in c else os.write(fd, data)
    elif op == 'close':
        value = os.close(fd)
        del files[c['fd']]
    elif op == 'lseek':
        value = os.lseek(fd, c['offset'], getattr(os, c['whence']))
    elif op == 'ftruncate':
        value = os.ftruncate(fd, c['length'])
    elif op == 'fstat':
        value = told(os.fstat(fd))
    elif op == 'stat':
        value = told(os.stat(real(c['path'])))
    elif op == 'exists':
        value = os.path.exists(real(c['path']))
    elif op == 'mkdir':
        value = os.mkdir(real(c['path']))
    elif op == 'rmdir':
        value = os.rmdir(real(c['path']))
    elif op == 'unlink':
        value = os.unlink(real(c['path']))
    elif op == 'rename':
        value = os.rename(real(c['from']), real(c['to']))
    elif op == 'link':
        value = os.link(real(c['from']), real(c['to']))
    elif op == 'listdir':
        value = sorted(os.listdir(real(c['path'])))
    elif op == 'flock':
        value = fcntl.flock(fd, getattr(fcntl, c['mode']) | fcntl.LOCK_NB)
    elif op == 'lockf':
        mode = getattr(fcntl, c['mode'])
        value = fcntl.lockf(fd, mode if mode == fcntl.LOCK_UN else mode | fcntl.LOCK_NB)
    return {'value': value}

# One process alone stands for all, as long as nothing belongs to processes.
class Together:
    def __init__(self, root):
        self.root = root
        self.files = {}

    def call(self, c):
        try:
            return answer(self.root, self.files, c)
        except OSError as e:
            return {'errno': errno.errorcode[e.errno]}

    def end(self):
        for fd in self.files.values():
            os.close(fd)

# A real process for each: record locks belong to processes.
class Process:
    def __init__(self, root):
        asked, self.ask = os.pipe()
        self.told, tell = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self.ask)
            os.close(self.told)
            files = {}
            for line in os.fdopen(asked):
                c = json.loads(line)
                if c is None:
                    break
                try:
                    told = answer(root, files, c)
                except OSError as e:
                    told = {'errno': errno.errorcode[e.errno]}
                os.write(tell, (json.dumps(told) + '\\n').encode())
            os._exit(0)
        os.close(asked)
        os.close(tell)
        self.answers = os.fdopen(self.told)

    def call(self, c):
        os.write(self.ask, (json.dumps(c) + '\\n').encode())
        return json.loads(self.answers.readline())

    def end(self):
        os.write(self.ask, b'null\\n')
        os.close(self.ask)
        self.answers.close()
        os.waitpid(self.pid, 0)

def run(dirs, calls):
    root = tempfile.mkdtemp()
    for d in dirs:
        os.makedirs(root + d)
    processes = {}
    kind = Process if any(c['op'] == 'lockf' for c in calls) else Together
    answered = []
    for c in calls:
        if c['pid'] not in processes:
            processes[c['pid']] = kind(root)
        answered.append(processes[c['pid']].call(c))
    contents = []
    for base, _, names in os.walk(root):
        for name in names:
            with open(os.path.join(base, name), 'rb') as f:
                path = os.path.join(base, name)[len(root):]
                contents.append([path, f.read().decode('latin-1')])
    for process in processes.values():
        process.end()
    shutil.rmtree(root)
    return {'answered': answered, 'contents': sorted(contents)}

todo = json.load(sys.stdin)
print(json.dumps([run(todo['dirs'], calls) for calls in todo['runs']]))
`
