import { spawnSync } from 'node:child_process'
import { runPython } from '../../vfs/python3.oracle.ts'

/** A program for both: its files, and the functions to call, each without arguments. */
export interface Trial {
  readonly files: readonly { readonly name: string; readonly text: string }[]
  /** in the first file */
  readonly functions: readonly string[]
  /** its files import one another, and every function finds them newly imported */
  readonly top?: true
}

const ASK = `
import importlib, io, json, os, sys, tempfile, types, warnings
warnings.simplefilter('ignore')
sys.dont_write_bytecode = True
sys.stdout.reconfigure(encoding='utf-8', errors='surrogatepass')
out, sys.stdout = sys.stdout, io.StringIO()

def ended(function):
    try:
        return 'returned ' + repr(function())
    except Exception as e:
        return 'died ' + type(e).__name__ + ': ' + str(e)

def load(files):
    names = [f['name'][:-3] for f in files]
    for name in names:
        sys.modules.pop(name, None)
    for name, file in reversed(list(zip(names, files))):
        module = types.ModuleType(name)
        sys.modules[name] = module
        exec(compile(file['text'], file['name'], 'exec'), module.__dict__)
    return sys.modules[names[0]]

def import_anew(files):
    names = [f['name'][:-3] for f in files]
    for name in names:
        sys.modules.pop(name, None)
    importlib.invalidate_caches()
    return importlib.import_module(names[0])

def ended_top(trial):
    with tempfile.TemporaryDirectory() as directory:
        for file in trial['files']:
            with open(os.path.join(directory, file['name']), 'w', encoding='utf-8') as f:
                f.write(file['text'])
        sys.path.insert(0, directory)
        call = lambda name: getattr(import_anew(trial['files']), name)()
        made = [ended(lambda: call(name)) for name in trial['functions']]
        sys.path.remove(directory)
        return made

answers = []
for trial in json.load(sys.stdin):
    if trial.get('top'):
        answers.append(ended_top(trial))
        continue
    module = load(trial['files'])
    answers.append([ended(getattr(module, name)) for name in trial['functions']])
print(json.dumps(answers), file=out)
`

/** How CPython ends each function: "returned …" with the repr, or "died …" with the message. */
export function askCPython(trials: readonly Trial[]): readonly (readonly string[])[] {
  return runPython(ASK, trials) as string[][]
}

/** Texts of exceptions differ between versions; these are the machine's. */
export function isCPythonHere(): boolean {
  const check = 'import sys; sys.exit(sys.version_info[:2] != (3, 11))'
  const here = spawnSync('python3', ['-c', check]).status === 0
  if (!here && process.env['CI'] !== undefined) throw new Error('expected python3 of version 3.11')
  if (!here) console.warn('machine: not held against CPython here (needs python3 of version 3.11)')
  return here
}
