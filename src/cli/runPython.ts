import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { RanPython } from './surroundings.ts'

/** More than the answers to one call take, in bytes. */
const MOST_OUTPUT = 2 ** 30

/**
 * Runs a program of some files under a Python of this machine, by default `python3`, and waits for it.
 * The files are written where nobody else has any, and removed.
 */
export function runPython(
  python: string,
  files: Readonly<Record<string, string>>,
  input: string,
): RanPython {
  const folder = mkdtempSync(path.join(tmpdir(), 'racetrack-harness-'))
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
    const { error, status, stdout, stderr } = spawnSync(
      python,
      // Without carets in tracebacks; without compiled files; without packages of the user.
      ['-X', 'no_debug_ranges', '-B', '-s', path.join(folder, 'prove.py')],
      {
        input,
        encoding: 'utf8',
        maxBuffer: MOST_OUTPUT,
        env: { ...process.env, LC_ALL: 'C.UTF-8', PYTHONHASHSEED: '0', PYTHONPATH: '' },
      },
    )
    if (error !== undefined && 'code' in error && error.code === 'ENOENT') return null
    return { status, stdout, stderr }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
