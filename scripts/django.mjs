// Which Python has Django for the proof against it, and how does one get onto this machine?

import { spawnSync } from 'node:child_process'
import { aptGet } from './apt.mjs'
import { SetupError } from './setup.mjs'

const missing =
  'There is no Python with Django 3.2 or later here: install Debian’s python3-django, or set RACETRACK_PYTHON to a Python that has it, and run this again.'

/**
 * The Python that RACETRACK_PYTHON names, or the first on the path or of the system that has
 * Django; installed if there is none and that can be done. Null, and a sentence on stdout, where
 * the proof cannot be made; with CI set, a missing Django is an error.
 *
 * @returns {string | null}
 */
export function ensureDjango() {
  if (process.platform !== 'linux') {
    console.log('The proof against Django is skipped: it needs Linux.')
    return null
  }
  const python = findPython() ?? (aptGet('python3-django') ? findPython() : null)
  if (python !== null) return python
  if (process.env['CI'] !== undefined) throw new SetupError(missing)
  console.log(missing)
  return null
}

function findPython() {
  const named = process.env['RACETRACK_PYTHON']
  const pythons = named ? [named] : ['python3', '/usr/bin/python3']
  const ask = 'import django; assert django.VERSION >= (3, 2)'
  return pythons.find((python) => spawnSync(python, ['-c', ask]).status === 0) ?? null
}
