import { freshKey } from '../digests.ts'
import type { Evaluation } from '../../chart/evaluation.ts'

/**
 * Random text: the model picks it, from the process' own seed and counter, so that a run can be repeated. Two
 * tokens are never equal, and a part of one that is long enough is still as good as random. What is
 * decided by the characters themselves is noted: see `Decision`.
 */
export function nextToken(evaluation: Evaluation, length: number): string {
  return streamOf(evaluation.before.seed, evaluation.nextFresh(), length)
}

/** Hexadecimal digits, as many as wanted; the first 32 are those of `freshKey`. */
export function streamOf(seed: string, n: bigint, length: number): string {
  let digits = freshKey(seed, n)
  for (let more = 1; digits.length < length; more++)
    digits += freshKey(`${seed}:${n}`, BigInt(more))
  return digits.slice(0, length)
}

/** Shorter parts of a token are no token: another one may well have the same. */
const SHORTEST = 8

/** How many tokens of each process are known again. */
const KNOWN = 64n

const SEEDS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'setup', 'probe']

let known: ReadonlySet<string> | null = null

/** The parts of all tokens that runs make, each of the shortest length. Made when first needed; always the same. */
function knownParts(): ReadonlySet<string> {
  known ??= new Set(
    SEEDS.flatMap((seed) =>
      Array.from({ length: Number(KNOWN) }, (_, i) => streamOf(seed, BigInt(i + 1), 64)),
    ).flatMap(partsOf),
  )
  return known
}

function partsOf(run: string): readonly string[] {
  return Array.from({ length: run.length - SHORTEST + 1 }, (_, i) => run.slice(i, i + SHORTEST))
}

/** Does a text hold a token, or enough of one? */
export function holdsToken(text: string): boolean {
  const runs = text.match(RUNS) ?? []
  return runs.some((run) => partsOf(run).some((part) => knownParts().has(part)))
}

const RUNS = new RegExp(`[0-9a-f]{${SHORTEST},}`, 'g')

/** The six characters of a temporary name: see `temporaryName`. */
const TEMPORARY = /[a-g]0{3}[0-9a-z]{2}/g

/** Is a character of the text, counted in UTF-16 units, one of a token, or of a temporary name? */
export function isInToken(text: string, at: number): boolean {
  const covers = ({ index, 0: run }: RegExpExecArray) => index <= at && at < index + run.length
  return (
    [...text.matchAll(RUNS)].some((found) => covers(found) && holdsToken(found[0])) ||
    [...text.matchAll(TEMPORARY)].some(covers)
  )
}

/** Notes that characters of a token decide something. */
export function notePart(evaluation: Evaluation): void {
  evaluation.decide({ kind: 'pick', what: 'the characters of a random text' })
}
