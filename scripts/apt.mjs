// Packages of the distribution, where there is nobody to ask: as root on Debian and its kin.

import { existsSync } from 'node:fs'
import { run, say, seconds } from './setup.mjs'

/**
 * Installs a package. False, and nothing is done, where apt-get is not there or we are not root;
 * whether it came is for the caller to look.
 *
 * @param {string} name
 */
export function aptGet(name) {
  const apt = '/usr/bin/apt-get'
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync(apt)) return false
  const started = Date.now()
  say(`installing the ${name} package with apt-get`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  run(apt, ['-qq', 'update'], { env, stdio: ['ignore', 2, 2] })
  const args = ['-qq', '-y', 'install', '--no-install-recommends', name]
  run(apt, args, { env, stdio: ['ignore', 'ignore', 2] })
  say(`apt-get took ${seconds(started)}`)
  return true
}
