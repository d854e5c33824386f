import { withThousands } from './checkText.ts'
import { paint } from './paint.ts'
import type { FaultyDifference, ProofFacts } from './proveCommand.ts'
import type { Surroundings } from './surroundings.ts'

/** Differences that are printed; the others are counted. */
const SHOWN = 5

/** What was compared, for people, and where the two part. */
export function proveText(
  path: string,
  facts: ProofFacts,
  words: {
    readonly set?: readonly string[]
    readonly processes?: string | undefined
    readonly fault?: string | undefined
    readonly 'switch-points'?: string | undefined
  },
  { color }: Pick<Surroundings, 'color'>,
): string {
  const { python, compared, all, seed, endless, notModelled, faults, differences } = facts
  const which = all ? 'all there are' : `drawn by --seed ${seed}`
  const equal = compared - differences.length
  const verdict =
    differences.length === 0
      ? paint('The same in each of them.', 'good', color)
      : paint(`The same in ${withThousands(String(equal))} of them.`, 'bad', color)
  const options = [
    ...(words.processes === undefined ? [] : [`--processes ${words.processes}`]),
    ...(words['switch-points'] === undefined ? [] : [`--switch-points ${words['switch-points']}`]),
    ...(words.set ?? []).map((word) => `-s ${word}`),
  ]
  const command = ['racetrack replay', path, ...options, '--schedule'].join(' ')
  const within = faults === undefined ? '' : ` with ${faults} faults, one at a time`
  const more = differences.length - SHOWN
  return [
    `${path}: ${withThousands(String(compared))} schedules${within} (${which}) under CPython ${python}.`,
    ...(python.startsWith('3.11.')
      ? []
      : ['Racetrack models CPython 3.11; another version may differ where the language does.']),
    ...(endless === 0
      ? []
      : [`Of these, ${endless} could go on for ever: compared up to the first repeated state.`]),
    ...(notModelled === 0
      ? []
      : [`Of these, ${notModelled} meet what is not modelled: compared up to there.`]),
    verdict,
    ...differences.slice(0, SHOWN).flatMap((one) => ['', ...differenceLines(one, command)]),
    ...(more > 0 ? ['', `… and ${more} more (--json has them all).`] : []),
  ]
    .join('\n')
    .concat('\n')
}

function differenceLines(
  { schedule, step, what, racetrack, cpython, fault }: FaultyDifference,
  command: string,
): readonly string[] {
  const faulty = fault === undefined ? '' : ` --fault ${fault}`
  const where = step === null ? `at the end, ${what}` : `they part at step ${step}`
  return [
    `${schedule === '' ? '(no step)' : schedule}: ${where}`,
    ...side('Racetrack', racetrack, cpython),
    ...side('CPython', cpython, racetrack),
    `  ${command} ${schedule}${faulty}`,
  ]
}

function side(name: string, text: string, other: string): readonly string[] {
  const [first = '', ...rest] = text.split('\n')
  const from = firstUnlike(first, other)
  return [
    `  ${name.padEnd(9)}  ${around(first, from)}`,
    ...rest.map((line) => `  ${' '.repeat(11)}${line}`),
  ]
}

/** Characters of a long line that are shown, and how many of them before the place that differs. */
const LONGEST = 300
const BEFORE = 100

/** A long line about a place in it. */
function around(text: string, place: number): string {
  if (text.length <= LONGEST) return text
  const from = Math.max(0, Math.min(place - BEFORE, text.length - LONGEST))
  const to = from + LONGEST
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
}

function firstUnlike(one: string, other: string): number {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  return at
}
