// All measurements of the bench, one after the other, so they do not slow one another down.

import { arch, cpus, loadavg, platform, totalmem } from 'node:os'
import { measureLatency } from './benchLatency.mjs'
import { withBench } from './benchBundle.mjs'
import { measurePan, panMissing, panVersions } from './benchPan.mjs'

/**
 * @typedef {import('../bench/ours.ts').OursMeasured} OursMeasured
 * @typedef {import('../bench/peerXstate.ts').XstateMeasured} XstateMeasured
 * @typedef {import('./benchPan.mjs').PanMeasured} PanMeasured
 * @typedef {import('./benchLatency.mjs').Latency} Latency
 */

/**
 * Distinct states per second, warm, four requests of `ticket`, every state stored. `ours`: with the steps that the
 * checker keeps of the last scenarios; `fresh`: with nothing known of this one.
 *
 * @typedef {object} Ratio
 * @property {number} ours
 * @property {number} fresh
 * @property {number} theirs
 * @property {number} ratio
 */

/**
 * One row: a program with a number of requests, each with the view `touch`. Seconds.
 *
 * @typedef {object} Growth
 * @property {string} program
 * @property {number} requests
 * @property {OursMeasured} ours by orbits, as the checker does
 * @property {OursMeasured | null} states the same program with every state stored, as the peers do
 * @property {PanMeasured | null} pan
 * @property {XstateMeasured | null} xstate
 */

/**
 * @typedef {object} Results
 * @property {string} date ISO
 * @property {string} machine
 * @property {string} versions
 * @property {{ readonly before: number, readonly after: number }} load processes that wanted to run, on average
 * @property {Ratio | null} pan
 * @property {string | null} skipped why there is no pan
 * @property {Ratio & { readonly shortestPaths: Ratio }} xstate
 * @property {readonly Growth[]} growth
 * @property {Latency | null} stepLatency milliseconds from a key press to the paint
 * @property {import('./benchSwitch.mjs').Switches | null} verdictLatency milliseconds from a press of the Fix switch to the paint of the verdict
 * @property {number} bytesPerState
 * @property {readonly string[]} disagreements models that do not have the same number of states
 */

const programs = /** @type {const} */ (['ticket', 'fix'])
const most = 5
/** by orbits alone: the peers, and a search that stores every state, take too long or too much */
const beyond = [6, 7]

/**
 * @param {{ install: boolean, say: (line: string) => void }} how
 * @returns {Promise<Results>}
 */
export async function measureAll({ install, say }) {
  const skipped = panMissing(install)
  const before = load()
  if (skipped !== null) say(skipped)
  /** @type {Growth[]} */
  const growth = []
  await withBench(async (measure) => {
    for (const program of programs) {
      for (let requests = 1; requests <= most; requests++) {
        say(`${program}, requests: ${requests}`)
        growth.push({
          program,
          requests,
          ours: /** @type {OursMeasured} */ (await measure('orbits', program, requests, 3)),
          states: /** @type {OursMeasured} */ (
            await measure('states', program, requests, requests < most ? 3 : 1)
          ),
          pan: skipped === null ? measurePan(program, requests, requests < most ? 5 : 2) : null,
          // Five requests are more than an object for each state can hold.
          xstate:
            requests < most
              ? /** @type {XstateMeasured} */ (await measure('xstate', program, requests))
              : null,
        })
      }
      for (const requests of beyond) {
        say(`${program}, requests: ${requests}`)
        growth.push({
          program,
          requests,
          ours: /** @type {OursMeasured} */ (await measure('orbits', program, requests, 1)),
          states: null,
          pan: null,
          xstate: null,
        })
      }
    }
  })
  say('latency')
  const latency = await measureLatency()
  const four = growth.find((row) => row.program === 'ticket' && row.requests === 4)
  if (four === undefined || four.xstate === null) throw new Error('expected four requests')
  const { states: ours, pan, xstate } = four
  if (ours === null) throw new Error('expected every state')
  const rates = {
    ours: ours.states / ours.warm.search,
    fresh: ours.states / ours.fresh.search,
  }
  return {
    date: new Date().toISOString(),
    machine: machine(),
    versions: `Node ${process.versions.node}${skipped === null ? `; ${panVersions()}` : ''}`,
    load: { before, after: load() },
    pan: pan === null ? null : ratio(rates, pan.states / pan.seconds),
    skipped,
    xstate: {
      ...ratio(rates, xstate.states / xstate.adjacency),
      shortestPaths: ratio(rates, xstate.states / xstate.shortestPaths),
    },
    growth,
    stepLatency: latency?.step ?? null,
    verdictLatency: latency?.verdict ?? null,
    bytesPerState: ours.bytesPerState,
    disagreements: growth.flatMap(disagreements),
  }
}

/**
 * @param {{ readonly ours: number, readonly fresh: number }} rates
 * @param {number} theirs
 * @returns {Ratio}
 */
function ratio(rates, theirs) {
  return { ...rates, theirs, ratio: rates.ours / theirs }
}

/** @param {Growth} row */
function disagreements({ program, requests, ours, states, pan, xstate }) {
  const lines = []
  const where = `${program} with ${requests} requests`
  const said = (/** @type {OursMeasured} */ { states, transitions, schedules }) =>
    `${states}, ${transitions}, ${schedules}`
  if (states !== null && said(states) !== said(ours)) {
    lines.push(`${where}: by orbits ${said(ours)}, but by states ${said(states)}`)
  }
  if (pan !== null && (pan.states !== ours.states || pan.transitions !== ours.transitions)) {
    const theirs = `${pan.states} states and ${pan.transitions} transitions`
    lines.push(`${where}: ${ours.states} and ${ours.transitions}, but SPIN says ${theirs}`)
  }
  if (xstate !== null && xstate.states !== ours.states) {
    lines.push(`${where}: ${ours.states} states, but xstate/graph says ${xstate.states}`)
  }
  return lines
}

/** Of the last minute. */
function load() {
  return loadavg()[0] ?? 0
}

function machine() {
  const [cpu] = cpus()
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`
  return `${cpu?.model.trim() ?? 'unknown'}, ${cpus().length} cores, ${memory}, ${platform()} ${arch()}`
}
