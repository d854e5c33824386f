import { availableParallelism } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { provideEveryProgram } from '../../src/programs/everyProgram.ts'
import { CATALOGUE, prepareDjango, scenarioWith } from '../../src/programs/index.ts'
import type { ProgramRow, Scenario } from '../../src/programs/index.ts'
import { withChange, differencesIn, withEdit } from './withChange.ts'
import { compareAll, sampledWorkloadsOf } from './compareProgram.ts'
import { compareWorkload } from './compareWorkload.ts'
import type { Compared, OtherSide } from './compareWorkload.ts'
import { findPython2, python2Missing, python2Version } from './findPython2.ts'
import { CPYTHON_HARNESS, Pythons, pythonVersion } from './pythons.ts'
import type { Answer } from './pythons.ts'
import { sortedDict } from './sortedDict.ts'
import { writeTable } from './table.ts'
import { VERBATIM } from '../../src/programs/trace/telling.ts'

const missing = pythonVersion() === null ? 'there is no python3' : python2Missing()
if (missing !== null) {
  console.warn(`proof: no program is run by Python 2.7 with its own file objects here: ${missing}`)
}

let pythons: Pythons
const compared = new Map<string, readonly Compared[]>()

beforeAll(() => {
  provideEveryProgram()
  const count = missing === null ? Math.min(2, availableParallelism()) : 0
  pythons = new Pythons(count, CPYTHON_HARNESS, findPython2() ?? '')
})

afterAll(async () => {
  pythons.close()
  if (missing === null && process.env['RACETRACK_PROOF_WRITE'] === 'yes') {
    const rows = CATALOGUE.filter(({ id }) => compared.has(id))
    await writeTable('python2', `Python ${python2Version()}`, rows, compared)
  }
})

/** As they are, but for the order of a dict that is logged. */
const python2: OtherSide = {
  name: 'Python 2.7',
  ask: async (job) => (await pythons.ask(job)).map(withSortedDicts),
  telling: { ...VERBATIM, logged: sortedDict },
}

function withSortedDicts([trace, end]: Answer): Answer {
  const lines = trace
    .split('\n')
    .map((line) => (line.startsWith(' | ', 1) ? sortedDict(line) : line))
  return [lines.join('\n'), end]
}

/** Programs that begin with `# python: 2`. */
function isOfPython2({ id }: ProgramRow): boolean {
  return prepareDjango(scenarioWith({ program: id, views: ['touch'] })).code.version === 2
}

/** What differs in any schedule of a scenario. */
async function differencesOf(said: Partial<Scenario>, ...schedules: string[]): Promise<string> {
  const scenario = scenarioWith({ program: 'ticket', views: ['touch'], ...said })
  const workload = { kind: 'corner', name: '', scenario, schedules } as const
  const done = await compareWorkload(workload, { all: 300, sample: 60 }, python2)
  expect(done.schedules).toBeGreaterThan(0)
  return done.differences.slice(0, 3).join('\n\n')
}

describe.skipIf(missing !== null)('Python 2.7, with its own file objects', () => {
  provideEveryProgram()
  for (const row of CATALOGUE.filter(isOfPython2)) {
    test.concurrent(`${row.id}: the same steps and the same ends`, async ({ expect }) => {
      const done = await compareAll(sampledWorkloadsOf(row), python2)
      compared.set(row.id, done)
      const differences = done.flatMap((workload) => workload.differences.slice(0, 1))
      expect(differences.slice(0, 5).join('\n\n')).toBe('')
    })
  }

  test('of a big write whose block finds the disk full nothing is written later', async () => {
    const large = { program: 'ticket-r7586', start: 'large' } as const
    const first = { ...large, fault: { kind: 'disk-full', request: 0, step: 5 } } as const
    expect(await differencesOf(first)).toBe('')
    const second = { ...large, fault: { kind: 'disk-full', request: 1, step: 5 } } as const
    expect(await differencesOf({ ...second, views: ['touch', 'touch'] }, 'ABBBAABAAAABB')).toBe('')
  })

  test('a text of more than a block goes out in two pieces, the second at the close', async () => {
    expect(await differencesOf({ program: 'ticket-r7586', start: 'large' })).toBe('')
  })

  test('a buffer of another size is found', async () => {
    const found = await differencesIn(
      { program: 'ticket', views: ['touch'] },
      withChange(python2, {
        job: withEdit("(self.session_key), 'wb')", "(self.session_key), 'wb', 0)"),
      }),
    )
    expect(found).toMatch(
      /Racetrack {2}A write .* backend\.py:44\n {2}Python 2\.7 {2}A write .* backend\.py:42/,
    )
  })

  test('a file that nobody closes is written when its last name goes', async () => {
    const found = await differencesIn(
      { program: 'ticket', views: ['touch'] },
      withChange(python2, {
        job: withEdit(
          '            finally:\n                f.close()\n        except (IOError',
          '            finally:\n                pass\n        except (IOError',
        ),
      }),
    )
    expect(found).toMatch(
      /Racetrack {2}A write .* backend\.py:44\n {2}Python 2\.7 {2}A write .* "\{\}.* -> 11/,
    )
  })

  test('another line in what is logged is found', async () => {
    const settings = { saveEveryRequest: true, debugLogging: true }
    const other = withChange(python2, {
      answer: ([trace, end]) => [trace.replace("'user'", "'used'"), end],
    })
    expect(await differencesIn({ program: 'fix', views: ['touch'], settings }, other)).toContain(
      "'used'",
    )
  })
})

test('a dict of Python 2 is told as one of Python 3, its names sorted', () => {
  expect(sortedDict("x: {u'user': 42, 'a': u'b, c'}")).toBe("x: {'a': 'b, c', 'user': 42}")
  expect(sortedDict('x: {}')).toBe('x: {}')
  expect(sortedDict('KeyError: 1')).toBe('KeyError: 1')
})
