// What the bench measured, as Markdown: for the terminal, and for docs/performance.md.

import { readFileSync, writeFileSync } from 'node:fs'
import { format } from 'prettier'
import { fromRoot } from './setup.mjs'

/**
 * @typedef {import('./benchMeasure.mjs').Results} Results
 * @typedef {import('./benchMeasure.mjs').Growth} Growth
 */

const file = 'docs/performance.md'

/**
 * @param {Results} results
 * @returns {Promise<string>} the file that was written
 */
export async function writeReport(results) {
  const text = `${reportText(results)}\n\n${measuredByHand(readFileSync(fromRoot(file), 'utf8'))}`
  writeFileSync(fromRoot(file), await format(text, { parser: 'markdown', printWidth: 100 }))
  return file
}

/**
 * What the file says of the loading, which no command here measures: it is kept as it is.
 *
 * @param {string} before
 */
function measuredByHand(before) {
  const at = before.indexOf('## Loading')
  return at === -1 ? '' : before.slice(at)
}

/** @param {Results} results */
export function reportText(results) {
  return [
    '# Performance',
    `Written by \`npm run bench -- --write\`, but for Loading; do not edit. ${results.date.slice(0, 10)} on ${results.machine}. ${results.versions}.`,
    idle(results),
    `All numbers of one run on one machine, one after the other. The requests leave the session alone (view \`touch\`), \`save-every-request\` is on and the session is live. A _cold_ number is the first check of a new process. _Fresh_ is the best of three later checks in that process, each with nothing known of the scenario (of one, where more would take long). _Warm_ is the best of three more of the same scenario with what the checker keeps of the last ones it checked: the steps that it has run, and how large each layer of states was; no state, no count, no result.`,
    '## Beside the peers',
    'Like for like: every state is stored, as the peers do; the checker itself exchanges equal requests (see Growth).',
    'Distinct states per second at four requests of `ticket`. Ours finds every state, counts every schedule exactly and adds up the odds in that pass; the peers find the states. `pan` has the steps compiled in; ours has them looked up from an earlier check (_warm_) or runs the statecharts for them (_fresh_).',
    ratios(results),
    shortfall(results),
    results.skipped ??
      'SPIN: `pan`, exhaustive, without reduction, on one core; the best of five runs (of two, with five requests), less the time that the same program takes to start.',
    `\`xstate/graph\`: one run after a warm-up with three requests. The models of the peers are our own (\`bench/spin\`, \`bench/xstateModel.ts\`), with the same steps${agreementText(results)}`,
    '## Growth',
    'Equal requests are exchanged: of the states that differ only in which request is which, one is stored. Seconds until every state is found and every schedule counted, with the odds; _whole_: until every question of the panels can be answered as well; _every state_: the same fresh and whole, without exchanging. _Memory_ is the most that the process took over all its rounds.',
    questionAt(results, 5),
    growth(results.growth),
    table(
      ['program', 'requests', 'schedules', 'bytes a state', 'and the memo', 'steps run'],
      results.growth.map(({ program, requests, ours }) => [
        program,
        String(requests),
        withThousands(ours.schedules),
        ours.bytesPerState.toFixed(1),
        (ours.memoBytes / (ours.orbits ?? ours.states)).toFixed(1),
        withThousands(ours.steps),
      ]),
    ),
    'Bytes a state: of the arrays that hold the states when the search ends, divided by the states that are stored. The memo comes on top. Steps run: how often a step of the model was really run; its effect is replayed wherever it looks at the same.',
    '## Latency',
    latency(results),
    verdictLatency(results),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** @param {Results} results */
function agreementText({ disagreements, skipped }) {
  if (disagreements.length > 0) return `. **They disagree**: ${disagreements.join('; ')}.`
  return skipped === null
    ? ': in every row below all have the same number of states, and SPIN the same number of transitions.'
    : ': in every row below both have the same number of states.'
}

/** @param {Results} results */
function idle({ load }) {
  const [before, after] = [load.before.toFixed(1), load.after.toFixed(1)]
  const told = `Load of the machine: ${before} before and ${after} after.`
  // Only the bench itself should run: one process, now and then with a helper thread.
  return load.before < 0.5 && load.after < 1.8
    ? told
    : `${told} **It was not idle**: others took a part of the time below.`
}

/** @param {Results} results */
function ratios({ pan, xstate, bytesPerState, growth: rows }) {
  const four = rows.find((row) => row.program === 'ticket' && row.requests === 4)
  const warm = four?.ours.warm
  const fresh = four?.ours.fresh
  const at = (/** @type {number | undefined} */ time) => (time === undefined ? '' : seconds(time))
  return table(
    ['what', 'ours, warm', 'theirs', 'ratio', 'aim', 'ours, fresh', 'its ratio'],
    [
      comparisonRow('SPIN', pan, '2 or more'),
      comparisonRow('`getAdjacencyMap`', xstate, '200 or more'),
      comparisonRow('`getShortestPaths`', xstate.shortestPaths, ''),
      ['bytes a state', bytesPerState.toFixed(1), '', '', '24 or less', '', ''],
      ['seconds, search', at(warm?.search), '', '', 'below 1', at(fresh?.search), ''],
      ['seconds, whole', at(warm?.whole), '', '', 'below 1', at(fresh?.whole), ''],
    ],
  )
}

/** What the aim is not reached for, and why. @param {Results} results */
function shortfall({ pan }) {
  if (pan === null || pan.fresh >= 2 * pan.theirs) return ''
  const short =
    pan.ratio >= 2
      ? 'The aim beside SPIN is reached warm, and not fresh'
      : 'The aim beside SPIN is not reached'
  return `${short}: of a search with nothing known most of the time goes into running the statecharts, looking for the outcomes of every end and numbering what they lead to, which \`pan\` has as compiled code over bytes.`
}

/**
 * @param {string} what
 * @param {import('./benchMeasure.mjs').Ratio | null} measured
 * @param {string} aim
 */
function comparisonRow(what, measured, aim) {
  if (measured === null) return [what, '', 'not measured', '', aim, '', '']
  const { ours, fresh, theirs, ratio } = measured
  const times = (/** @type {number} */ value) =>
    value >= 1000 ? withThousands(Math.round(value)) : value.toPrecision(3)
  return [what, rate(ours), rate(theirs), times(ratio), aim, rate(fresh), times(fresh / theirs)]
}

/** How much sooner the same question is answered, by orbits. @param {Results} results @param {number} requests */
function questionAt({ growth: rows }, requests) {
  const times = rows.flatMap((row) => {
    if (row.requests !== requests || row.pan === null || row.states === null) return []
    const { whole } = row.ours.fresh
    const beside = (row.pan.seconds / whole).toFixed(1)
    const plain = (row.states.fresh.whole / whole).toFixed(1)
    return [
      `\`${row.program}\`: ${beside} times as fast as \`pan\`, ${plain} times as fast as with every state stored`,
    ]
  })
  return `The whole answer with ${requests} requests, fresh, beside the time in which \`pan\` finds the states: ${times.join('; ')}.`
}

/** @param {readonly Growth[]} rows */
function growth(rows) {
  const head = ['program', 'requests', 'states', 'stored', 'transitions', 'cold', 'fresh', 'whole']
  return table(
    [...head, 'warm', 'whole', 'every state', 'SPIN', '`xstate/graph`', 'memory'],
    rows.map(({ program, requests, ours, states, pan, xstate }) => [
      program,
      String(requests),
      withThousands(ours.states),
      withThousands(ours.orbits ?? ours.states),
      withThousands(ours.transitions),
      seconds(ours.cold.search),
      seconds(ours.fresh.search),
      seconds(ours.fresh.whole),
      seconds(ours.warm.search),
      seconds(ours.warm.whole),
      states === null ? '' : seconds(states.fresh.whole),
      pan === null ? '' : seconds(pan.seconds),
      xstate === null ? '' : seconds(xstate.adjacency),
      `${Math.round(ours.peakBytes / 1e6)} MB`,
    ]),
  )
}

/** @param {Results} results */
function latency({ stepLatency }) {
  if (stepLatency === null) return 'Not measured: there is no Chromium on this machine.'
  const { p50, p95, worst, presses } = stepLatency
  return `From a key press to the end of the frame that shows the step, in the built app in Chromium with the processor slowed down four times: half of ${presses} presses within ${p50.toFixed(0)} ms, 95 % within ${p95.toFixed(0)} ms, the slowest ${worst.toFixed(0)} ms.`
}

/** @param {Results} results */
function verdictLatency({ verdictLatency, growth: rows }) {
  if (verdictLatency === null) return ''
  const { p50, p95, worst, switches, atOnce } = verdictLatency
  const two = rows.find((row) => row.program === 'fix' && row.requests === 2)
  const milliseconds = (/** @type {number} */ time) => `${(time * 1000).toFixed(1)} ms`
  const checked =
    two === undefined
      ? 'little of it'
      : `${milliseconds(two.ours.fresh.whole)} fresh and ${milliseconds(two.ours.warm.whole)} warm`
  return `From a press of the Fix switch to the end of the frame that shows the new verdict of two requests, without that slowing down (aim: in the frame of the change): half of ${switches} switches within ${p50.toFixed(0)} ms, 95 % within ${p95.toFixed(0)} ms, the slowest ${worst.toFixed(0)} ms. The verdict was in the first frame after the press, the one that shows the other program, ${atOnce} of ${switches} times: nothing in between is ever seen then. A frame at 60 a second lasts 17 ms, and ${p95 < 17 ? 'this one kept to it' : 'this one did not keep to it'}: the check itself takes the worker ${checked}, the rest is the time that the page takes to draw the other program.`
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
function table(head, rows) {
  const lines = [head, head.map((_, column) => (column === 0 ? '---' : '--:')), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** @param {number} perSecond */
function rate(perSecond) {
  return perSecond >= 1e6
    ? `${(perSecond / 1e6).toFixed(2)} M/s`
    : `${(perSecond / 1e3).toFixed(perSecond < 1e5 ? 1 : 0)} k/s`
}

/** @param {number} value */
function seconds(value) {
  if (value < 0.001) return '< 0.001'
  if (value >= 10) return value.toFixed(1)
  return value >= 0.1 ? value.toFixed(2) : value.toFixed(3)
}

/** @param {number | string} whole */
function withThousands(whole) {
  return String(whole).replaceAll(/\B(?=(\d{3})+$)/g, ' ')
}
