import { BugError } from '../../base/index.ts'
import type { Footprint, Model, Moved } from '../../explorer/index.ts'
import type { Db } from '../../db/index.ts'
import { finish } from '../../machine/index.ts'
import type { Cookies } from '../../machine/index.ts'
import { joinForStep, joinFs, mayHoldGarbage, splitFs, withoutGarbage } from '../../vfs/index.ts'
import type { Fs, OwnFiles, Pid } from '../../vfs/index.ts'
import { footprintOf } from './footprint.ts'
import { ModelKeys } from './modelKeys.ts'
import { modelParts } from './modelParts.ts'
import { ModelSymmetry } from './modelSymmetry.ts'
import { ThreadFootprints } from './threadFootprints.ts'
import { waitsOn } from './waitsOn.ts'
import type { Broken } from '../always.ts'
import type { Clock } from '../clock.ts'
import { initialWorld, stepOfOne } from '../step.ts'
import type { Plan, RequestInWorld, World } from '../world.ts'

/** What of the world only one request can notice. */
export interface LocalState {
  readonly request: RequestInWorld
  readonly own: OwnFiles
}

/** What every request can notice. */
export interface SharedState {
  readonly fs: Fs
  readonly db: Db
  readonly jar: Cookies
  readonly clock: Clock
  readonly memory: World['memory']
  readonly broken: readonly Broken[]
}

/** Outcomes as bits: `names[i]` is bit i. Asked of worlds in which no request can move. */
export interface OutcomeBits {
  readonly names: readonly string[]
  of(world: World): number
}

/**
 * A plan for the checker. The step is THE step; nothing is decided here. `symmetric`: requests that
 * do the same may be exchanged, which the program must allow (see ModelSymmetry).
 */
export function worldModel(
  plan: Plan,
  outcomes: OutcomeBits,
  { symmetric = false }: { readonly symmetric?: boolean } = {},
): Model<LocalState, SharedState> {
  const first = initialWorld(plan)
  const { threads } = plan
  const parts = first.requests.map((request, index) => ({
    request,
    own: ownFiles(plan, first.fs, index as Pid),
  }))
  const shared: SharedState = {
    fs: first.requests.reduce((fs, _, index) => sharedFiles(plan, fs, index as Pid), first.fs),
    db: first.db,
    jar: first.jar,
    clock: first.clock,
    memory: first.memory,
    broken: first.broken,
  }
  const keys = new ModelKeys(plan)
  const steps = new LastStep(plan)
  const footprints = new ThreadFootprints(plan)
  return {
    ...(symmetric && { symmetry: new ModelSymmetry(plan, outcomes.names, keys) }),
    parts: modelParts(plan, shared),
    processes: plan.requests.length,
    locals: parts,
    shared,
    outcomes: outcomes.names,
    step: (process, local, before) => steps.moved(process, local, before),
    localKey: (_, local) => keys.local(local),
    sharedKey: (state) => keys.shared(state),
    holds: (_, { own, request }) =>
      threads === undefined
        ? keys.held(own)
        : `${keys.held(own)};${threads.model.sharedBy(request.running).join(',')}`,
    mayHoldGarbage: ({ fs, memory }) =>
      mayHoldGarbage(fs) ||
      (threads !== undefined && memory !== null && threads.model.mayHoldObjects(memory)),
    collect: (locals, shared) => ({
      ...shared,
      fs: withoutGarbage(
        shared.fs,
        locals.map((local) => local.own),
      ),
      memory: collectedMemory(plan, locals, shared),
    }),
    hasLeft: (_, { request }) => finish(request.running)?.kind === 'not-modelled',
    outcomesOf: (locals, end) => outcomes.of(wholeWorld(locals, end)),
    footprintsFollow: threads === undefined,
    footprint: (process, local, before): Footprint | null =>
      footprints.of(process, local, before, () => {
        const after = steps.moved(process, local, before)
        return after === null ? null : footprintOf(plan, process as Pid, local, before, after)
      }),
    waitsOn: (process, local, before) => waitsOn(plan, process as Pid, local, before),
  }
}

/** What a process has open is its own; threads share it. */
function ownFiles({ threads }: Plan, fs: Fs, who: Pid): OwnFiles {
  return threads === undefined ? splitFs(fs, who).own : NO_FILES
}

const NO_FILES: OwnFiles = { files: new Map(), created: 0 }

function sharedFiles({ threads }: Plan, fs: Fs, who: Pid): Fs {
  return threads === undefined ? splitFs(fs, who).shared : fs
}

function collectedMemory(
  { threads }: Plan,
  locals: readonly LocalState[],
  { memory }: SharedState,
): World['memory'] {
  if (threads === undefined || memory === null) return memory
  const running = locals.map(({ request }) => request.running)
  return threads.model.withoutLostObjects(memory, running)
}

/** The world of a state of the search. */
export function wholeWorld(
  locals: readonly LocalState[],
  { fs, db, jar, clock, memory, broken }: SharedState,
): World {
  return {
    fs:
      memory === null
        ? locals.reduce((whole, { own }, index) => joinFs(whole, index as Pid, own), fs)
        : fs,
    memory,
    db,
    jar,
    clock,
    broken,
    requests: locals.map((local) => local.request),
  }
}

/** A step, and the slots of shared memory that it looked at. */
export interface Stepped extends Moved<LocalState, SharedState> {
  readonly touched: readonly string[]
}

/** The step of a model. Its footprint is mostly requested right after the step itself. */
class LastStep {
  readonly #plan: Plan
  #asked: { process: number; local: LocalState; shared: SharedState } | null = null
  #answer: Stepped | null = null

  constructor(plan: Plan) {
    this.#plan = plan
  }

  moved(process: number, local: LocalState, shared: SharedState) {
    const asked = this.#asked
    if (asked?.local === local && asked.shared === shared && asked.process === process) {
      return this.#answer
    }
    this.#answer = afterStep(this.#plan, process, local, shared)
    this.#asked = { process, local, shared }
    return this.#answer
  }
}

function afterStep(
  plan: Plan,
  process: number,
  local: LocalState,
  shared: SharedState,
): Stepped | null {
  // As the step itself would find, but without putting a disk together for it.
  if (local.request.killed || finish(local.request.running) !== null) return null
  const who = process as Pid
  const fs = plan.threads === undefined ? joinForStep(shared.fs, who, local.own) : shared.fs
  // The step reads no other request, so this one can stand in for them.
  const requests = Array.from({ length: process + 1 }, () => local.request)
  const { db, jar, clock, memory, broken } = shared
  const stepped = stepOfOne(plan, { fs, db, jar, clock, memory, requests, broken }, who)
  if (stepped === null) return null
  const { world, record } = stepped
  const request = world.requests[process]
  if (request === undefined) throw new BugError('expected the request that moved, got none')
  return {
    local: { request, own: ownFiles(plan, world.fs, who) },
    shared: {
      fs: sharedFiles(plan, world.fs, who),
      db: world.db,
      jar: world.jar,
      clock: world.clock,
      memory: world.memory,
      broken: world.broken,
    },
    touched: record.touched,
  }
}
