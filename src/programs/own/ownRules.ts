import { finish } from '../../machine/index.ts'
import { letterOf, pickIn, runAlone } from '../../world/index.ts'
import type { Alone, Broken, Plan, World } from '../../world/index.ts'
import type { Pid } from '../../vfs/index.ts'
import { hasLeftModel, NOT_MODELLED } from '../notModelled.ts'
import { pickedOutcome, picksIn } from '../picked.ts'
import { livelockRule } from '../livelock.ts'
import type { Outcome, OutcomeFamily, OutcomeRule } from '../outcome.ts'
import type { Race, RaceRule } from './race.ts'

/**
 * The outcomes of any program whose words are known beforehand. When something was met that is not
 * modelled, what a process would have done next is unknown, and nobody is said to wait for it.
 */
export function raceRules(race: Race): readonly OutcomeRule[] {
  const each = wordFor(race)
  return [
    {
      id: 'deadlock',
      title: 'Deadlock',
      headline: 'Deadlock: nobody can move any more.',
      sign: 'H',
      bad: true,
      // Nobody can move, but stored data is intact.
      severity: 'nuisance',
      why: `A ${each} is unfinished and none can move.`,
      causes: ['deadlock'],
      holds: (_, world, stuck) => stuck && !hasLeftModel(world),
    },
    livelockRule(each),
    {
      ...NOT_MODELLED,
      holds: (plan, world, stuck) =>
        hasLeftModel(world) || ruleEnds(race, plan, world, stuck).some(({ end }) => isUnknown(end)),
    },
    {
      id: 'torn-read',
      title: 'Torn read',
      headline: 'A read met a file while a write of it was under way.',
      sign: 'T',
      // A hazard: what came of it is judged by the rules.
      bad: false,
      severity: null,
      why: 'A read met a file while a write of it was under way.',
      causes: ['torn'],
      holds: (_, world) => world.requests.some(({ tornRead }) => tornRead),
    },
  ]
}

/** What runs several times, in a word. */
function wordFor({ threads }: Race): string {
  return threads === null ? 'process' : 'thread'
}

/** The outcomes whose words come from the run, most important first. */
export function raceFamilies(race: Race): readonly OutcomeFamily[] {
  const rules = [...race.atEnd, ...race.always]
  return [
    {
      kind: 'assertion',
      most: 8,
      causes: ['torn', 'overwritten'],
      found: (plan, world, stuck) =>
        ruleEnds(race, plan, world, stuck).flatMap(({ rule, end }) =>
          isAssertion(end) ? [assertionOutcome(rules, rule, end.message, race)] : [],
        ),
    },
    {
      kind: 'exception',
      most: 8,
      causes: ['torn'],
      found: (_, world) => exceptionOutcomes(world, race),
    },
    {
      kind: 'picked',
      most: 4,
      causes: [],
      found: (plan, world, stuck) => {
        const byRules = ruleEnds(race, plan, world, stuck).flatMap(({ end }) =>
          end.kind === 'picked' ? [end.what] : [],
        )
        return [...new Set([...picksIn(world), ...byRules])].map(pickedOutcome)
      },
    },
    {
      kind: 'rule-error',
      most: 6,
      causes: [],
      found: (plan, world, stuck) =>
        ruleEnds(race, plan, world, stuck).flatMap(({ rule, end }) =>
          isAssertion(end) || isUnknown(end) || end.kind === 'picked'
            ? []
            : [ruleErrorOutcome(rule, end)],
        ),
    },
  ]
}

export type RuleEnd = Broken
type Died = Extract<Alone['end'], { kind: 'died' }>

/** What the rules of the end say of a world in which all is over. */
const endings = new WeakMap<World, readonly RuleEnd[]>()

/** Every rule that does not hold: those of `always` so far, those of the end if everybody is done. */
export function ruleEnds(race: Race, plan: Plan, world: World, stuck: boolean): readonly RuleEnd[] {
  if (stuck || hasLeftModel(world)) return world.broken
  const known = endings.get(world)
  const atEnd = known ?? race.atEnd.flatMap((rule) => brokenAtEnd(plan, world, rule))
  if (known === undefined) endings.set(world, atEnd)
  return [...atEnd, ...world.broken]
}

function brokenAtEnd(plan: Plan, world: World, { name, entry }: RaceRule): readonly RuleEnd[] {
  const { end, running } = runAlone(plan, world, { entry, args: [] })
  const pick = end.kind === 'returned' ? pickIn(running) : null
  if (pick !== null) return [{ rule: name, end: pick }]
  return end.kind === 'returned' ? [] : [{ rule: name, end }]
}

function isAssertion(end: RuleEnd['end']): end is Died {
  return end.kind === 'died' && typeOf(end) === 'AssertionError'
}

/** A rule that ran into what is not modelled, or that writes although it may only read. */
export function isUnknown(end: RuleEnd['end']): boolean {
  return end.kind === 'wrote' || end.kind === 'not-modelled'
}

function assertionOutcome(
  rules: readonly RaceRule[],
  rule: string,
  message: string,
  { always }: Race,
): Outcome {
  const firstLine = rules.find(({ name }) => name === rule)?.firstLine ?? null
  const text = shortened(message === '' ? (firstLine ?? `${rule}() does not hold`) : message)
  const when = always.some(({ name }) => name === rule) ? 'after every step' : 'at the end'
  return {
    id: `assertion: ${text}`,
    title: text,
    headline: `${text}.`,
    sign: 'I',
    bad: true,
    // A rule may be about anything that is stored: no less than data.
    severity: 'data',
    why: `${rule}() does not hold; it is checked ${when}.${firstLine === null ? '' : ` ${firstLine}`}`,
  }
}

function exceptionOutcomes({ requests }: World, race: Race): readonly Outcome[] {
  const each = wordFor(race)
  const found = new Map<string, Outcome>()
  for (const [who, { running, killed }] of requests.entries()) {
    const end = finish(running)
    if (killed || end?.kind !== 'died' || found.has(typeOf(end))) continue
    if (leavesByItself(end, race)) continue
    const place = end.traceback.at(-1)?.span
    const where = place === undefined ? '' : ` (${place.file}, line ${place.line})`
    const text = end.message === '' ? typeOf(end) : `${typeOf(end)}: ${shortened(end.message)}`
    found.set(typeOf(end), {
      id: `exception: ${typeOf(end)}`,
      title: typeOf(end),
      headline: `A ${each} dies of ${typeOf(end)}.`,
      sign: 'E',
      bad: true,
      // The failure itself is visible; rules judge what it did to the data.
      severity: 'nuisance',
      why: `${letterOf(who as Pid)} ended with ${text}${where}.`,
    })
  }
  return [...found.values()]
}

/** What `sys.exit()` raises for a status that says success. */
const SUCCESS: ReadonlySet<string> = new Set(
  ['', 'None', '0', 'False'].map((status) => `SystemExit(${status})`),
)

/** A process that ends by `sys.exit()` and tells of no failure. A thread is never heard: CPython's excepthook drops its status. */
function leavesByItself(end: Died, race: Race): boolean {
  return typeOf(end) === 'SystemExit' && (race.threads !== null || SUCCESS.has(end.repr))
}

/** "ValueError: no number", or the type alone. */
function diedOf(end: Died): string {
  return end.message === '' ? typeOf(end) : `${typeOf(end)}: ${shortened(end.message)}`
}

function ruleErrorOutcome(rule: string, end: RuleEnd['end']): Outcome {
  const what = end.kind === 'died' ? `raises ${diedOf(end)}` : 'waits for ever'
  return {
    id: `rule-error: ${rule}`,
    title: `${rule}() itself fails`,
    headline: `The rule ${rule}() ${what}.`,
    sign: 'R',
    bad: true,
    severity: 'nuisance',
    why: `The rule ${rule}() ${what}, which is no AssertionError.`,
  }
}

/** "IntegrityError" of "db.IntegrityError", as `type(e).__name__`. */
export function typeOf({ exception }: Pick<Died, 'exception'>): string {
  return exception.slice(exception.lastIndexOf('.') + 1)
}

const LONGEST = 200

/** The first line, and not too much of it. */
function shortened(message: string): string {
  const line = message.split('\n', 1)[0] ?? ''
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}…`
}
