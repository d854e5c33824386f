import { beforeEach, expect, test, vi } from 'vitest'
import { filesOfForkBase, readFork } from '../../programs/everyProgram.ts'
import { readRace } from '../../programs/everyRace.ts'
import { COUNTER, LOCKED } from '../../programs/own/counter.testing.ts'
import { raceScenario } from '../../programs/own/ownScenario.ts'
import { DEFAULT_SCENARIO, isOwn, scenarioWith } from '../../programs/index.ts'
import type { AnyScenario, OwnScenario, Scenario } from '../../programs/index.ts'
import { actionsOf } from '../actions.ts'
import { derivedOf } from '../derived.ts'
import { fetchLink } from '../fetchLink.ts'
import { linkOf } from '../link.ts'
import { createStepper } from '../stepper.ts'
import type { StepperStore } from '../stepper.ts'
import { stepperAt } from '../stepper.testing.ts'
import { fetchOwn } from './fetchOwn.ts'
import { provideReader } from './readInWorker.ts'
import type { RaceRead } from './raceRead.ts'

/** What a person does with a stepper. */
const by = (stepper: StepperStore) => actionsOf(stepper.getState().dispatch)

/** What the reader was asked to read. */
let asked: AnyScenario[] = []

/** Reads here, where nothing loops. */
function readHere(scenario: AnyScenario): Promise<RaceRead> {
  asked.push(scenario)
  const read = isOwn(scenario) ? readRace(scenario) : readFork(scenario)
  return Promise.resolve(
    read.ok ? { kind: 'ok' } : { kind: 'wrong', diagnostics: read.diagnostics },
  )
}

beforeEach(async () => {
  await fetchOwn()
  asked = []
  provideReader({ read: readHere })
})

/** Waits until it holds. The first program that is opened fetches all that programs need. */
function until(holds: () => void): Promise<void> {
  return vi.waitFor(holds, { timeout: 15_000 })
}

/** A text that no other test reads. */
let count = 0
function another(scenario = COUNTER): OwnScenario {
  count += 1
  const text = `${scenario.files[scenario.main] ?? ''}\n# ${count}\n`
  return { ...scenario, files: { [scenario.main]: text } }
}

async function opened(scenario: OwnScenario, schedule = ''): Promise<StepperStore> {
  const stepper = stepperAt('')
  by(stepper).open(scenario, schedule, 0, 'mine')
  await until(() => {
    expect(stepper.getState().scenario).toEqual(scenario)
  })
  return stepper
}

test('an own program is read apart from the page, and then steps like any other', async () => {
  const mine = another()
  const stepper = await opened(mine)
  expect(asked).toEqual([mine])
  for (const letter of 'AAABBBAABB') by(stepper).choose(letter)
  const { prepared, outcomes } = derivedOf(stepper.getState())
  expect(prepared.title).toBe('A counter in a file')
  expect(outcomes.map(({ id }) => id)).toContain('assertion: Both are counted.')
})

test('undo and redo restore the text and the schedule together', async () => {
  const [first, second] = [another(), another(LOCKED)]
  const stepper = await opened(first)
  by(stepper).choose('A')
  by(stepper).changeScenario({ files: second.files }, 'text')
  await until(() => {
    expect(stepper.getState().scenario).toEqual(second)
  })
  expect(stepper.getState().past.at(-1)?.what).toBe('edit the program')
  by(stepper).choose('B')
  by(stepper).undo()
  by(stepper).undo()
  expect(stepper.getState()).toMatchObject({ scenario: first, schedule: 'A' })
  by(stepper).redo()
  expect(stepper.getState()).toMatchObject({ scenario: second, schedule: 'A' })
})

test('a text that was read long ago is read again when undo brings it back', async () => {
  const first = another()
  const stepper = await opened(first, 'AB')
  by(stepper).open(DEFAULT_SCENARIO, '', 0, 'another')
  for (let more = 0; more < 40; more += 1) readRace(another())
  by(stepper).undo()
  expect(derivedOf(stepper.getState()).run.records.length).toBe(2)
})

test('a text with a mistake is not put on the stage: the one before stays, and the place is said', async () => {
  const stepper = await opened(another(), 'AA')
  const before = stepper.getState().scenario
  by(stepper).changeScenario({ files: { 'main.py': 'def add(:\n' } }, 'text')
  await until(() => {
    expect(stepper.getState().notice?.text).toContain('main.py, line 1')
  })
  expect(stepper.getState()).toMatchObject({ scenario: before, schedule: 'AA' })
})

test('what is opened last wins over what is still being read', async () => {
  const stepper = stepperAt('')
  const slow = another()
  let answer: (read: RaceRead) => void = () => {}
  let dropped = false
  provideReader({
    read: (scenario, signal) =>
      new Promise((resolve) => {
        asked.push(scenario)
        answer = resolve
        signal?.addEventListener('abort', () => {
          dropped = true
        })
      }),
  })
  by(stepper).open(slow, '', 0, 'slow')
  await until(() => {
    expect(asked).toEqual([slow])
  })
  by(stepper).openPreset('fix-two')
  answer({ kind: 'ok' })
  await Promise.resolve()
  await Promise.resolve()
  expect(stepper.getState().scenario).toMatchObject({ program: 'fix' })
  expect(dropped).toBe(true)
})

const SETTINGS = `"""With settings"""
SETTINGS = {'one': False, 'two': False, 'kind': ['a', 'b']}
def add():
    open('/data/x', 'w').close()
PROCESSES = [add, add]
`

test('two switches pressed at once both count', async () => {
  const stepper = await opened(raceScenario('main.py', SETTINGS))
  by(stepper).changeScenario({ settings: { one: true } }, { setting: 'one', on: true })
  by(stepper).changeScenario({ settings: { two: true } }, { setting: 'two', on: true })
  await until(() => {
    expect(stepper.getState().scenario.settings).toEqual({ one: true, two: true })
  })
  const { own } = derivedOf(stepper.getState()).prepared
  expect(own?.settings.map(({ value }) => value)).toEqual([true, true, 'a'])
})

test('copies of the only process are counted; a fault of one that goes with them goes too', async () => {
  const stepper = await opened({ ...another(), fault: { kind: 'kill', request: 1, step: 1 } })
  by(stepper).setRequestCount(1)
  await until(() => {
    expect(stepper.getState().scenario).toMatchObject({ copies: 1, fault: null })
  })
  expect(stepper.getState().past.at(-1)?.what).toBe('1 process')
})

test('a link with a program opens it, with its schedule', async () => {
  const mine = another()
  const hash = `#${await linkOf({ scenario: mine, schedule: 'AAB', cursor: 2 })}`
  const stepper = createStepper(await fetchLink(hash))
  expect(stepper.getState()).toMatchObject({ scenario: mine, schedule: 'AAB', cursor: 2 })
  const other = stepperAt('')
  by(other).openLink(hash)
  await until(() => {
    expect(other.getState()).toMatchObject({ scenario: mine, schedule: 'AAB', cursor: 2 })
  })
})

test('the link of a program is there at once after its text was packed', async () => {
  const mine = another()
  await linkOf({ scenario: mine, schedule: '', cursor: 0 })
  expect(linkOf({ scenario: mine, schedule: 'AB', cursor: 1 })).toMatch(/&schedule=AB&at=1$/)
})

test('a link whose schedule cannot be followed says how far it goes', async () => {
  const hash = `#${await linkOf({ scenario: another(), schedule: 'AAAAAAAAB', cursor: 9 })}`
  expect(await fetchLink(hash)).toMatchObject({
    schedule: 'AAAAA',
    notice: { text: expect.stringContaining('5 of 9 steps') as unknown },
  })
})

test('a link that is damaged, or whose program cannot run, opens the first scenario and says why', async () => {
  const wrong = raceScenario('main.py', 'x = 1\n')
  const hash = `#${await linkOf({ scenario: wrong, schedule: '', cursor: 0 })}`
  const stepper = createStepper(await fetchLink(hash))
  expect(stepper.getState().scenario).toEqual(DEFAULT_SCENARIO)
  expect(stepper.getState().notice?.text).toContain('Nothing runs at the same time here')
  expect(await fetchLink('#3&own=abc&schedule=&at=0')).toMatchObject({
    notice: { text: expect.stringContaining('damaged') as unknown },
  })
})

/** A session program that no other test reads. */
function fork(text = ''): Scenario {
  count += 1
  const modern = scenarioWith({ program: 'modern', views: ['touch', 'logout'] })
  const backend = filesOfForkBase('session/modern/modern')?.['backend.py'] ?? ''
  return { ...modern, edits: { 'backend.py': `${backend}${text}# ${count}\n` } }
}

test('a session program that somebody has changed is read apart from the page, and then steps with its panels', async () => {
  const mine = fork()
  const stepper = stepperAt('')
  by(stepper).open(mine, 'AAABBBAAAAAAAA', 0, 'mine')
  expect(stepper.getState().scenario).toEqual(DEFAULT_SCENARIO)
  await until(() => {
    expect(stepper.getState().scenario).toEqual(mine)
  })
  expect(asked).toEqual([mine])
  by(stepper).toEnd()
  const { prepared, outcomes } = derivedOf(stepper.getState())
  expect(prepared.devices.browser).toBe(true)
  expect(outcomes.map(({ id }) => id)).toEqual(['key-regenerated', 'revived'])
})

test('its requests are others when the stage says so, and a program of the catalogue has none of its files', async () => {
  const stepper = stepperAt('')
  by(stepper).open(fork(), '', 0, 'mine')
  await until(() => {
    expect(stepper.getState().scenario).toHaveProperty('program', 'modern')
  })
  by(stepper).changeScenario({ views: ['set p', 'set q'] }, { view: 'A' })
  await until(() => {
    expect(stepper.getState().scenario).toHaveProperty('views', ['set p', 'set q'])
  })
  expect(asked).toHaveLength(2)
  expect(Object.keys((stepper.getState().scenario as Scenario).edits)).toEqual(['backend.py'])
  by(stepper).changeScenario({ program: 'django-1.0' }, 'program')
  expect(stepper.getState().scenario).toMatchObject({ program: 'django-1.0', edits: {} })
})

test('a link of it gives the same text, and opens it; one that cannot run says why', async () => {
  const mine = fork()
  const stepper = stepperAt('')
  by(stepper).open(mine, 'AAB', 2, 'mine')
  await until(() => {
    expect(stepper.getState().scenario).toEqual(mine)
  })
  const link = await linkOf(stepper.getState())
  expect(link).toMatch(/^4&own=.*&schedule=AAB&at=2$/)
  expect(await fetchLink(link)).toMatchObject({ scenario: mine, schedule: 'AAB', cursor: 2 })
  const wrong = await linkOf({ scenario: fork('x = nobody\n'), schedule: '', cursor: 0 })
  const opened = await fetchLink(wrong)
  expect(opened).not.toHaveProperty('scenario')
  expect(opened?.notice?.text).toMatch(/^This program cannot run. backend.py, line \d+: `nobody`/)
})
