import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'

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
