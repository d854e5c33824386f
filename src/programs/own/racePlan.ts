import { EMPTY_DB } from '../../db/index.ts'
import { buildMachine } from '../../machine/index.ts'
import type { Library, RequestMachine } from '../../machine/index.ts'
import type { Code } from '../../python/index.ts'
import { withBroken, WRITE_TIMES } from '../../world/index.ts'
import type { Fault, Plan } from '../../world/index.ts'
import type { ScenarioFault } from '../fault.ts'
import { namesIn } from '../namesIn.ts'
import type { Race } from './race.ts'

/** Directories that are there before anything runs, beside the root. */
export const DIRECTORIES = ['/data', '/tmp', '/work']

/** What lets a program see when a file was written. */
const TIMES = [
  'os.utime',
  'os.stat',
  'os.lstat',
  'os.fstat',
  'os.path.getmtime',
  'os.scandir',
  'pathlib',
]

/** What makes names or directories by the counter of inode numbers, or lets a program see them. */
const SHOWS_NUMBERS = [
  'tempfile',
  'pathlib',
  'shutil',
  'os.mkdir',
  'os.makedirs',
  'os.stat',
  'os.lstat',
  'os.fstat',
  ...TIMES,
]

const machines = new WeakMap<Code, RequestMachine>()

/** A plan of a program without processes, for what runs before they start. */
export function barePlan({
  code,
  library,
}: {
  readonly code: Code
  readonly library: Library
}): Plan {
  const names = namesIn(code)
  return {
    machine: machineOf(code, library),
    requests: [],
    settings: {},
    recursionLimit: null,
    directories: DIRECTORIES,
    files: [],
    disk: null,
    db: EMPTY_DB,
    cookies: {},
    memory: null,
    freesNumbers: !SHOWS_NUMBERS.some((name) => names.has(name)),
    readsOnce: false,
    times: TIMES.some((name) => names.has(name)) ? WRITE_TIMES : null,
    fault: null,
    always: [],
    afterStep: null,
  }
}

/** The plan of a race: its processes, from how `setup` has left everything. */
export function racePlan(race: Race, fault: ScenarioFault | null): Plan {
  const bare = barePlan(race)
  const requests = race.processes.map(({ entry, args }) => ({ entry, args }))
  const threads = race.threads?.({ ...bare, requests })
  return {
    ...bare,
    ...race.start,
    ...(threads !== undefined && { threads }),
    requests,
    readsOnce: race.readsOnce,
    always: race.always.map(({ name, entry }) => ({ name, entry })),
    afterStep: race.always.length > 0 ? withBroken : null,
    fault: fault === null ? null : { ...fault, who: fault.request as Fault['who'] },
  }
}

function machineOf(code: Code, library: Library): RequestMachine {
  const machine = machines.get(code) ?? buildMachine(code, library)
  machines.set(code, machine)
  return machine
}
