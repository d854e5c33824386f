import type { ProofAnswer, ProofJob } from '../programs/proving.ts'
import { HARNESS_FILES } from './harnessFiles.ts'
import type { Surroundings } from './surroundings.ts'
import { UsageError } from './usageError.ts'

/** Prints its version and where it is, or says what it is instead. */
const VERSION = `import platform, sys
if sys.platform != 'linux':
    print('not Linux')
elif sys.implementation.name != 'cpython':
    print('not CPython')
elif sys.version_info < (3, 9):
    print('older than 3.9: ' + platform.python_version())
else:
    print(platform.python_version() + ' ' + sys.executable)
`

/** A Python that schedules can be run by. */
export interface CPython {
  /** "3.11.7" */
  readonly version: string
  /** its own path: what `python3` names may be a script that looks for it */
  readonly path: string
}

/** The Python of a name. Throws a UsageError where schedules cannot be run. */
export function cpythonAt(python: string, { runPython }: Pick<Surroundings, 'runPython'>): CPython {
  const ran = runPython(python, { 'prove.py': VERSION }, '')
  const answer = ran?.status === 0 ? ran.stdout.trim() : ''
  const [, version, path = python] = /^(\d+(?:\.\d+)+\S*)(?: (.+))?$/.exec(answer) ?? []
  if (version !== undefined) return { version, path }
  const what = answer === '' ? 'cannot be run here' : `is ${answer}`
  throw new UsageError(
    `prove runs the schedules under CPython 3.9 or later on Linux, and ${JSON.stringify(python)} ${what}; --python names another one`,
  )
}

/**
 * The answers of CPython to a job, one for each way, in their order; `interrupted`: a signal ended it.
 * Throws when the harness itself fails.
 */
export function askCPython(
  { path }: Pick<CPython, 'path'>,
  job: ProofJob,
  { runPython }: Pick<Surroundings, 'runPython'>,
): readonly ProofAnswer[] | 'interrupted' {
  const ran = runPython(path, HARNESS_FILES, JSON.stringify(job))
  if (ran === null || ran.status === null) return 'interrupted'
  const answers = ran.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ProofAnswer)
  if (ran.status === 0 && answers.length === job.ways.length) return answers
  throw new Error(`expected an answer for each schedule, got ${answers.length}:\n${ran.stderr}`)
}
