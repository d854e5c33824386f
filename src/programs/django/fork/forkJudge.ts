import type { Plan, World } from '../../../world/index.ts'
import { livelockRule } from '../../livelock.ts'
import { hasLeftModel, NOT_MODELLED } from '../../notModelled.ts'
import type { OutcomeFamily, OutcomeRule } from '../../outcome.ts'
import { pickedOutcome, picksIn } from '../../picked.ts'
import type { DjangoExtras } from '../djangoExtras.ts'
import { sessionRules } from '../outcomes.ts'
import { COOKIE } from '../scenario.ts'
import type { Fork } from './fork.ts'
import { forkQuestions } from './forkQuestions.ts'

/** What is found of a world in which no request can move. */
interface Judgement {
  /** ids of the outcomes of sessions that hold */
  readonly held: ReadonlySet<string>
  /** the browser's next request would wait for ever */
  readonly waits: boolean
  /** by what requests or visitors were decided that could be different */
  readonly picks: readonly string[]
  /** something could not be judged */
  readonly open: boolean
}

export interface ForkJudge {
  readonly outcomes: readonly OutcomeRule[]
  readonly families: readonly OutcomeFamily[]
}

/** The rules of Django's sessions for a program that somebody has changed. */
export function forkJudge(fork: Fork, extras: DjangoExtras): ForkJudge {
  const asks = forkQuestions(fork)
  const rules = sessionRules(extras, asks).filter(({ id }) => id !== NOT_MODELLED.id)
  const ends = extras.views.some((view) => view.ends !== null)
  const byWorld = new WeakMap<World, Judgement>()
  const judge = (plan: Plan, world: World, stuck: boolean): Judgement => {
    const known = byWorld.get(world)
    if (known !== undefined) return known
    const held = new Set(rules.flatMap((rule) => (rule.holds(plan, world, stuck) ? [rule.id] : [])))
    const waits = !stuck && asks.waits(plan, world, world.jar[COOKIE])
    const visitors = asks.visitors(world)
    const picks = visitors.flatMap(({ pick }) => pick ?? [])
    // Who ended a session may have it back under a key that nobody can name.
    const open =
      visitors.some(({ end }) => end === 'not-modelled') ||
      (ends && !stuck && fork.keyForm === null)
    const judgement = { held, waits, picks: [...new Set([...picksIn(world), ...picks])], open }
    byWorld.set(world, judgement)
    return judgement
  }
  const judged = rules.map((rule): OutcomeRule => ({
    ...rule,
    ...(rule.id === 'hang' && { why: HANG }),
    holds: (plan, world, stuck) => {
      const { held, waits } = judge(plan, world, stuck)
      return held.has(rule.id) || (rule.id === 'hang' && waits)
    },
  }))
  const notModelled: OutcomeRule = {
    ...NOT_MODELLED,
    holds: (plan, world, stuck) => hasLeftModel(world) || judge(plan, world, stuck).open,
  }
  const picked: OutcomeFamily = {
    kind: 'picked',
    most: 4,
    causes: [],
    found: (plan, world, stuck) => judge(plan, world, stuck).picks.map(pickedOutcome),
  }
  return { outcomes: [...judged, livelockRule('request'), notModelled], families: [picked] }
}

const HANG =
  'Some request is unfinished and no request can move, or the browser’s next request would wait for ever.'
