// Which Python has Django for the proof against it, and how does one get onto this machine?

import { spawnSync } from 'node:child_process'
import { aptGet } from './apt.mjs'

const missing =
  'There is no Python with Django 3.2 or later here: install Debian’s python3-django, or set RACETRACK_PYTHON to a Python that has it, and run this again.'

/**
 * The Python that RACETRACK_PYTHON names, or the first on the path or of the system that has
 * Django; installed if there is none and that can be done. Where the proof cannot be made, a
 * sentence on stdout and an exit code: null for skipped, but 1 with CI set.
 *
 * @returns {{ python: string } | { code: 1 | null }}
 */
export function ensureDjango() {
  if (process.platform !== 'linux') {
    console.log('The proof against Django is skipped: it needs Linux.')
    return { code: null }
  }
  const python =
    findPython() ??
    (aptGet('python3-django', 'the proof against Django needs it') ? findPython() : null)
  if (python !== null) return { python }
  console.log(missing)
  return { code: process.env['CI'] === undefined ? null : 1 }
}

function findPython() {
  const named = process.env['RACETRACK_PYTHON']
  const pythons = named ? [named] : ['python3', '/usr/bin/python3']
  const ask = 'import django; assert django.VERSION >= (3, 2)'
  return pythons.find((python) => spawnSync(python, ['-c', ask]).status === 0) ?? null
}
