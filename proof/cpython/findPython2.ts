import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** What runs one request a process, under Python 2.7. */
const WORKER = fileURLToPath(new URL('python2_worker.py', import.meta.url))

/**
 * Why no program can be run by Python 2.7 and its own file objects here; null: one can. It needs a
 * Python 2.7, and that a process may stop its own system calls.
 */
export function python2Missing(): string | null {
  const python = findPython2()
  if (python === null) return 'there is no python2.7'
  const done = spawnSync(python, ['-E', '-B', WORKER], { input: '', encoding: 'utf8' })
  if (done.status === 0 && done.stdout === 'ready\n') return null
  const ended = `its harness ended with ${done.status ?? done.signal}`
  return `${ended} ${done.stderr.trim().split('\n').at(-1) ?? ''}`.trim()
}

/** "2.7.18" */
export function python2Version(): string {
  const ask = 'import sys; print(sys.version.split()[0])'
  return spawnSync(findPython2() ?? '', ['-c', ask], { encoding: 'utf8' }).stdout.trim()
}

/**
 * A real Python 2.7: the one that RACETRACK_PYTHON2 names, one on the path, or the newest that pyenv
 * keeps, where it is not on the path. Null when there is none.
 */
export function findPython2(): string | null {
  const named = process.env['RACETRACK_PYTHON2']
  const all = named ? [named] : ['python2.7', ...pyenvPythons(), '/usr/bin/python2.7']
  return all.find((python) => isPython2(python)) ?? null
}

/** pyenv's own shims answer for a version only when it is chosen, so that its folders are looked at. */
function pyenvPythons(): readonly string[] {
  const root = process.env['PYENV_ROOT'] ?? path.join(homedir(), '.pyenv')
  const versions = path.join(root, 'versions')
  if (!existsSync(versions)) return []
  return readdirSync(versions)
    .filter((name) => name.startsWith('2.7'))
    .sort()
    .reverse()
    .map((name) => path.join(versions, name, 'bin', 'python2.7'))
}

function isPython2(python: string): boolean {
  const ask = 'import sys; assert sys.version_info[:2] == (2, 7)'
  return spawnSync(python, ['-c', ask]).status === 0
}
