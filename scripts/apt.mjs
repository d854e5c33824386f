// System packages, installed without a prompt: only as root, on Debian and similar systems.

import { existsSync } from 'node:fs'
import { run, say, seconds } from './setup.mjs'

/**
 * Installs a package of the system, and says so first: what, why, and how to prevent it. False, and
 * nothing is done, where apt-get is not there, we are not root, or RACETRACK_NO_INSTALL is set;
 * whether it came is for the caller to look.
 *
 * @param {string} name
 * @param {string} why
 */
export function aptGet(name, why) {
  const apt = '/usr/bin/apt-get'
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync(apt)) return false
  if (process.env['RACETRACK_NO_INSTALL']) {
    say(`${name} is missing (${why}); RACETRACK_NO_INSTALL is set, so that it is not installed`)
    return false
  }
  const started = Date.now()
  say(`this installs the system package ${name} with apt-get: ${why}`)
  say('to prevent that, stop now (Ctrl+C) and set RACETRACK_NO_INSTALL=1')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  run(apt, ['-qq', 'update'], { env, stdio: ['ignore', 2, 2] })
  const args = ['-qq', '-y', 'install', '--no-install-recommends', name]
  run(apt, args, { env, stdio: ['ignore', 'ignore', 2] })
  say(`apt-get took ${seconds(started)}`)
  return true
}
