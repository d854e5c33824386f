import { beforeAll, expect, test } from 'vitest'
import {
  diskView,
  lastWorld,
  letterOf,
  operationView,
  replay,
  stateOf,
} from '../../../world/index.ts'
import type { Run } from '../../../world/index.ts'
import { OUTCOMES } from '../outcomes.ts'
import { scenarioWith } from '../scenario.ts'
import { CATALOGUE } from './catalogue.ts'
import type { ProgramRow } from './programRow.ts'
import type { Decisive } from './version.ts'
import { versionOf } from './versions.ts'
import { outcomesOf } from '../../outcome.ts'
import { prepare } from '../../prepare.ts'
import { provideEveryProgram } from '../../everyProgram.ts'

beforeAll(provideEveryProgram)

const ALL = CATALOGUE.flatMap((row) =>
  versionOf(row).decisive.map((decisive) => ({
    name: `${row.id}: ${decisive.title}`,
    row,
    decisive,
  })),
)

/** The step to watch, as the step table shows it: who, operation, of what, result. */
const WATCHED: Readonly<Record<string, string>> = {
  'ticket: The ticket': 'A read K1 0 B',
  'ticket: An empty session in every tab': 'B read K1 11 B',
  'ticket-r7586: The accidental mask': 'A read K1 32 B',
  'ticket-r7586: Two requests tear the mask': 'B read K1 0 B',
  'reporter-flock: The hang': 'A open rb K1 fd 4',
  'r8340: The recursion': 'A open xb K12 fd 25',
  'fix: The fix that is not enough': 'B read K1 0 B',
  'fix: The lost update': 'B write K1 40 B',
  'iolock: Every load is empty': 'A open rb K1_iolock ENOENT',
  'iolock: Two locks on two inodes': 'C flock EX K1_iolock ok',
  'django-1.0: The logout undone': 'A rename K1 ok',
  'django-1.0: The lost update': 'B rename K1 ok',
  'modern: The logout undone, between check and rename': 'A rename K1 ok',
  'modern: The logout undone, under a new key': 'A stat K1 ENOENT',
  'modern: The honest answer': 'A open WRONLY K1 ENOENT',
  'pr21823-path: A smaller window still': 'A rename K1 ok',
  'pr21823-path: The window that it closes': 'A exists K1 no',
  'pr21823-nlink: A 400 for two ordinary saves': 'A fstat K1 ok',
  'db-ticket: The login lost': 'A UPDATE K1 1 row',
  'db-ticket: The logout undone': 'A UPDATE K1 1 row',
  'db-modern: The 400': 'A UPDATE K1 0 rows',
  'cache-ticket: The logout undone': 'A cache.set K1 ok',
  'cache-modern: The logout undone, between get and set': 'A cache.set K1 ok',
}

test.each(ALL)('$name: runs to its end and shows what it says', ({ row, decisive }) => {
  const { prepared, run, divergence } = replayDecisive(row, decisive)
  expect(divergence).toBe(null)
  const state = stateOf(prepared.plan, lastWorld(run))
  expect(state).toBe(decisive.shows.includes('hang') ? 'stuck' : 'finished')
  expect(outcomesOf(prepared, lastWorld(run)).map(({ id }) => id)).toEqual(decisive.shows)
})

test('the step to watch of each is the one in which it is decided', () => {
  const watched = ALL.map(({ name, row, decisive }) => [name, watchedStep(row, decisive)])
  expect(Object.fromEntries(watched)).toEqual(WATCHED)
})

test('every version offers a decisive schedule, and every outcome is shown by one', () => {
  expect(CATALOGUE.filter((row) => versionOf(row).decisive.length === 0)).toEqual([])
  const shown = new Set(ALL.flatMap(({ decisive }) => decisive.shows))
  expect(OUTCOMES.filter(({ id }) => !shown.has(id))).toEqual([])
})

test('two locks on two inodes: both are held at once, one of them on a file without a name', () => {
  const { prepared, run, decisive } = decisiveOf('iolock', 'Two locks on two inodes')
  const [before, after] = [run.worlds[decisive.watch - 1], run.worlds[decisive.watch]]
  if (before === undefined || after === undefined) throw new Error('expected the watched step')
  const { locks } = diskView(prepared.plan, before, after, run.records[decisive.watch - 1] ?? null)
  const held = locks.flatMap(({ path, holders }) =>
    holders.map(({ letter, mode }) => `${letter} ${mode} ${path === null ? 'nameless' : 'named'}`),
  )
  expect(held.sort()).toEqual(['B LOCK_EX nameless', 'C LOCK_EX named'])
})

test('the hang: the request waits for the lock that it holds itself', () => {
  const { prepared, run } = decisiveOf('reporter-flock', 'The hang')
  const { locks } = diskView(prepared.plan, null, lastWorld(run), null)
  expect(locks.flatMap(({ waiters }) => waiters)).toEqual([
    { letter: 'A', mode: 'LOCK_EX', blockedBy: ['A'] },
  ])
})

function decisiveOf(program: string, title: string) {
  const found = ALL.find(({ row, decisive }) => row.id === program && decisive.title === title)
  if (found === undefined) throw new Error(`expected ${title} among the decisive schedules`)
  return { ...found, ...replayDecisive(found.row, found.decisive) }
}

function replayDecisive(row: ProgramRow, { scenario, schedule }: Decisive) {
  const prepared = prepare(scenarioWith({ ...scenario, program: row.id }))
  return { prepared, ...replay(prepared.plan, schedule) }
}

/** "A open rb K1 fd 4": the keys are numbered in the order in which the run meets them. */
function watchedStep(row: ProgramRow, decisive: Decisive): string {
  const { run } = replayDecisive(row, decisive)
  const keys: string[] = []
  const named = (path: string): string =>
    path.replace(/^(?:row |cached |.*sessionid)([0-9a-f]{32})/, (_, key: string) => {
      if (!keys.includes(key)) keys.push(key)
      return `K${keys.indexOf(key) + 1}`
    })
  const steps = run.records.map((_, index) => stepText(run, index, named))
  return steps[decisive.watch - 1] ?? 'no such step'
}

function stepText(run: Run, index: number, named: (path: string) => string): string {
  const [before, record] = [run.worlds[index], run.records[index]]
  if (before === undefined || record === undefined) throw new Error('expected a step')
  const { name, path, result } = operationView(before, record.who, record.operation, record.answer)
  return [letterOf(record.who), name, path === null ? '' : named(path), result]
    .filter((part) => part !== '')
    .join(' ')
}
