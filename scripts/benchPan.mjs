// SPIN beside ours: the Promela models under bench/spin, searched exhaustively without reduction.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onPath } from './browser.mjs'
import { fromRoot, run, say } from './setup.mjs'

/**
 * @typedef {object} PanMeasured
 * @property {number} states
 * @property {number} transitions
 * @property {number} seconds of the search, the best of some runs, without the start of the process
 */

/**
 * A sentence that says why SPIN cannot be measured here, or null when it can.
 *
 * @param {boolean} install whether it may be installed
 * @returns {string | null}
 */
export function panMissing(install) {
  const missing = () => ['spin', 'gcc'].filter((name) => onPath([name]) === undefined)
  if (missing().length > 0 && install) installSpin()
  const names = missing()
  if (names.length === 0) return null
  const how = 'Debian has packages of these names; --install gets them, as root.'
  return `SPIN was skipped: there is no ${names.join(' and no ')} here. ${how}`
}

function installSpin() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    say('--install needs root on Debian or its kin; nothing was installed')
    return
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  run('apt-get', ['-qq', 'update'], { env, stdio: ['ignore', 2, 2] })
  run('apt-get', ['-qq', '-y', 'install', '--no-install-recommends', 'spin', 'gcc', 'libc6-dev'], {
    env,
    stdio: ['ignore', 'ignore', 2],
  })
}

/** The versions, for the report. */
export function panVersions() {
  const [spin] = outputOf('spin', ['-V'], fromRoot()).split('\n')
  const [gcc] = outputOf('gcc', ['--version'], fromRoot()).split('\n')
  return `${spin ?? ''}; ${gcc ?? ''}; -O3 -DSAFETY -DNOREDUCE`
}

/**
 * @param {string} program a model under bench/spin
 * @param {number} requests
 * @param {number} rounds
 * @returns {PanMeasured}
 */
export function measurePan(program, requests, rounds) {
  const folder = mkdtempSync(path.join(tmpdir(), 'racetrack-pan-'))
  try {
    compile(folder, program, 1, 'idle')
    compile(folder, program, requests, 'pan')
    // Slots for all states, so that the peer does not wait for its own table to grow.
    const args = ['-m10000', `-w${requests >= 5 ? 24 : 20}`]
    const start = bestTimes(rounds, () => runTimed(folder, './idle', args).seconds)
    const last = runTimed(folder, './pan', args)
    const seconds = Math.min(
      last.seconds,
      bestTimes(rounds - 1, () => runTimed(folder, './pan', args).seconds),
    )
    return { ...counts(last.output), seconds: Math.max(0, seconds - start) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @param {string} folder
 * @param {string} program
 * @param {number} requests
 * @param {string} name
 */
function compile(folder, program, requests, name) {
  const model = fromRoot('bench', 'spin', `${program}.pml`)
  // Without dead-variable resets and statement merging: those would change the number of states.
  outputOf('spin', ['-a', '-o1', '-o3', `-DN=${requests}`, model], folder)
  outputOf('gcc', ['-O3', '-w', '-DSAFETY', '-DNOREDUCE', '-o', name, 'pan.c'], folder)
}

/**
 * @param {string} folder
 * @param {string} command
 * @param {readonly string[]} args
 */
function runTimed(folder, command, args) {
  const started = performance.now()
  const output = outputOf(command, args, folder)
  return { output, seconds: (performance.now() - started) / 1000 }
}

/**
 * @param {number} rounds
 * @param {() => number} once
 */
function bestTimes(rounds, once) {
  return Math.min(...Array.from({ length: Math.max(1, rounds) }, once))
}

/** @param {string} output of pan; the start is one of its transitions, and none of ours */
function counts(output) {
  const number = (/** @type {RegExp} */ pattern) => {
    const found = pattern.exec(output)?.[1]
    if (found === undefined) throw new Error(`expected ${pattern} in what pan says:\n${output}`)
    return Number(found)
  }
  if (!/errors: 0/.test(output)) throw new Error(`pan found an error:\n${output}`)
  return {
    states: number(/(\d+) states, stored/),
    transitions: number(/(\d+) transitions/) - 1,
  }
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 */
function outputOf(command, args, cwd) {
  const { stdout, stderr, status } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`)
  return stdout
}
