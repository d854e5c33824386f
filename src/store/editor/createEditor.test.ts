import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { GALLERY } from '../../gallery/index.ts'
import { provideEveryProgram, readFork } from '../../programs/everyProgram.ts'
import { readRace } from '../../programs/everyRace.ts'
import { isFork, isOwn, PRESETS, scenarioWith } from '../../programs/index.ts'
import type { AnyScenario, Scenario } from '../../programs/index.ts'
import { COUNTER } from '../../programs/own/counter.testing.ts'
import { createDrafts } from '../drafts/createDrafts.ts'
import { provideScenarioEvents } from '../loadScenarioEvents.ts'
import * as ownPart from '../race/ownPart.ts'
import { provideOwn } from '../race/ownThere.ts'
import type { RaceRead } from '../race/raceRead.ts'
import * as scenarioEvents from '../scenarioEvents.ts'
import { createStepper } from '../stepper.ts'
import type { StepperStore } from '../stepper.ts'
import { createEditor, PAUSE } from './createEditor.ts'
import type { EditorStore, Opening } from './createEditor.ts'
import { openingOfLink } from './openings.ts'
import { filesIn } from './texts.ts'

const MAIN = 'main.py'
const TEXT = COUNTER.files[MAIN] ?? ''
/** One process more: the same steps of A and B, and a C. */
const THREE = TEXT.replace('[add, add]', '[add, add, add]')

let stepper: StepperStore
let editor: EditorStore
let reads: AnyScenario[]
/** how often another program has come to the stage */
let left: number
/** what the check was told: held or let go */
let held: boolean[]

function readHere(scenario: AnyScenario): Promise<RaceRead> {
  reads.push(scenario)
  if (!isOwn(scenario) && !isFork(scenario)) return Promise.resolve({ kind: 'ok' })
  const read = isOwn(scenario) ? readRace(scenario) : readFork(scenario)
  return Promise.resolve(
    read.ok ? { kind: 'ok' } : { kind: 'wrong', diagnostics: read.diagnostics },
  )
}

beforeEach(() => {
  provideEveryProgram()
  provideScenarioEvents(scenarioEvents)
  provideOwn(ownPart)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  reads = []
  left = 0
  held = []
  stepper = createStepper(null)
  editor = createEditor({
    stepper,
    drafts: createDrafts(null, { now: () => 0, newId: () => 'id', tabs: null }),
    read: readHere,
    holdCheck: (hold) => held.push(hold),
    leave: () => {
      left += 1
    },
  })
})

afterEach(() => {
  vi.useRealTimers()
})

function opening(text = TEXT): Opening {
  const files = { [MAIN]: text }
  const scenario = { ...COUNTER, files }
  const place = { schedule: 'AABB', cursor: 3 }
  return {
    name: 'counter.py',
    scenario,
    base: null,
    original: files,
    draft: null,
    notice: null,
    ...place,
  }
}

async function open(text = TEXT): Promise<void> {
  editor.getState().open(opening(text))
  await vi.advanceTimersByTimeAsync(0)
}

async function typed(text: string): Promise<void> {
  editor.getState().type(MAIN, text)
  await vi.advanceTimersByTimeAsync(PAUSE)
}

/** What is written, file by file. */
function written(): Readonly<Record<string, string>> {
  const { program } = editor.getState()
  return program === null ? {} : filesIn(program.scenario)
}

function onStage(): string | null {
  const { scenario } = stepper.getState()
  return isOwn(scenario) ? (scenario.files[MAIN] ?? null) : null
}

test('a program that is opened is read, and stands on the stage with its schedule', async () => {
  await open()
  expect(onStage()).toBe(TEXT)
  expect(stepper.getState()).toMatchObject({ schedule: 'AABB', cursor: 3, past: [] })
  expect(editor.getState()).toMatchObject({ phase: 'good', onStage: true, problems: [] })
})

test('a text is read 300 ms after the last key, once', async () => {
  await open()
  reads = []
  editor.getState().type(MAIN, `${TEXT}#`)
  await vi.advanceTimersByTimeAsync(PAUSE - 1)
  editor.getState().type(MAIN, `${TEXT}##`)
  expect(editor.getState().phase).toBe('typing')
  await vi.advanceTimersByTimeAsync(PAUSE - 1)
  expect(reads).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(reads.map((read) => filesIn(read)[MAIN])).toEqual([`${TEXT}##`])
  expect(onStage()).toBe(`${TEXT}##`)
})

test('a text that was applied is one entry of the history, and undo restores text and schedule', async () => {
  await open()
  await typed(THREE)
  expect(stepper.getState()).toMatchObject({ schedule: 'AABB', past: [{ schedule: 'AABB' }] })
  stepper.getState().dispatch({ kind: 'step', letter: 'C' })
  stepper.getState().dispatch({ kind: 'undo' })
  stepper.getState().dispatch({ kind: 'undo' })
  expect(onStage()).toBe(TEXT)
  expect(written()).toEqual({ [MAIN]: TEXT })
  stepper.getState().dispatch({ kind: 'redo' })
  expect(written()).toEqual({ [MAIN]: THREE })
})

test('the schedule is followed as far as it goes', async () => {
  await open()
  await typed(TEXT.replace('[add, add]', '[add]'))
  expect(stepper.getState().schedule).toBe('AA')
})

test('with a problem the last version stays on the stage, and nothing is pushed', async () => {
  await open()
  await typed(`${TEXT}\nx = nobody\n`)
  expect(onStage()).toBe(TEXT)
  expect(editor.getState()).toMatchObject({ phase: 'wrong', onStage: true })
  expect(editor.getState().problems.map(({ span }) => span.line)).toEqual([
    TEXT.split('\n').length + 1,
  ])
  expect(stepper.getState().past).toEqual([])
  await typed(TEXT)
  expect(editor.getState()).toMatchObject({ phase: 'good', problems: [] })
  expect(stepper.getState().past).toEqual([])
})

test('a program that never was right is not on the stage', async () => {
  await open('x = nobody\n')
  expect(editor.getState()).toMatchObject({ phase: 'wrong', onStage: false })
  expect(onStage()).toBeNull()
  await typed(TEXT)
  expect(editor.getState()).toMatchObject({ phase: 'good', onStage: true })
  expect(onStage()).toBe(TEXT)
})

test('the check is held from the first key until the text was read', async () => {
  await open()
  held = []
  editor.getState().type(MAIN, `${TEXT}#`)
  expect(held).toEqual([true])
  await vi.advanceTimersByTimeAsync(PAUSE)
  expect(held).toEqual([true, false])
})

test('an answer about a text that was typed over is dropped', async () => {
  await open()
  editor.getState().type(MAIN, 'x = nobody\n')
  vi.advanceTimersByTime(PAUSE)
  editor.getState().type(MAIN, TEXT)
  await vi.advanceTimersByTimeAsync(PAUSE)
  expect(editor.getState()).toMatchObject({ phase: 'good', problems: [] })
})

test('another program does not go on with the history of the one before', async () => {
  await open()
  await typed(THREE)
  await open()
  stepper.getState().dispatch({ kind: 'undo' })
  expect(onStage()).toBe(TEXT)
  expect(editor.getState().program?.number).toBe(2)
})

test('another program on the stage is never kept as the one that was written', async () => {
  const kept: unknown[] = []
  const drafts = createDrafts(null, { now: () => 0, newId: () => 'id', tabs: null })
  drafts.setState({ change: ({ scenario }) => kept.push(scenario) })
  const hands = { stepper, drafts, read: readHere, holdCheck: () => {}, leave: () => {} }
  editor = createEditor(hands)
  await open()
  await typed(THREE)
  kept.length = 0
  const other = { ...COUNTER, files: { [MAIN]: `${TEXT}# theirs\n` } }
  readRace(other)
  stepper
    .getState()
    .dispatch({ kind: 'open', scenario: other, schedule: '', cursor: 0, title: 'theirs' })
  expect(onStage()).toBe(other.files[MAIN])
  expect(kept).toEqual([])
  expect(editor.getState().program).toBeNull()
})

test('the original comes back at once, and the file that is shown is one that is there', async () => {
  await open()
  await typed(THREE)
  editor.getState().replaceAll({ [MAIN]: TEXT })
  await vi.advanceTimersByTimeAsync(0)
  expect(onStage()).toBe(TEXT)
  editor.getState().replaceAll({ 'other.py': TEXT })
  expect(editor.getState().program).toMatchObject({ file: 'other.py' })
})

test('a race of the gallery that is chosen again on the stage is no version of the one that is written', async () => {
  const [race] = GALLERY
  if (race === undefined) throw new Error('expected a race')
  readRace(race.scenario)
  const place = { base: null, schedule: '', cursor: 0 }
  editor.getState().open(openingOfLink({ scenario: race.scenario, ...place }))
  await vi.advanceTimersByTimeAsync(0)
  const text = race.scenario.files[race.scenario.main] ?? ''
  editor.getState().type(race.scenario.main, `${text}# mine\n`)
  await vi.advanceTimersByTimeAsync(PAUSE)
  const again = { scenario: race.scenario, schedule: '', cursor: 0, title: 'again' }
  stepper.getState().dispatch({ kind: 'open', ...again })
  expect(editor.getState().program).toBeNull()
  expect(left).toBe(1)
})

const MODERN = scenarioWith({ program: 'modern', views: ['touch', 'logout'] })
/** The files that a session program has, in the order of their tabs. */
const FILES = ['backend.py', 'base.py', 'middleware.py', 'views.py', 'handler.py']

async function openSession(scenario: Scenario = MODERN, schedule = 'AAABBB'): Promise<void> {
  const shared = { scenario, base: null, schedule, cursor: 2 }
  editor.getState().open(openingOfLink(shared))
  await vi.advanceTimersByTimeAsync(0)
}

/** Types a change in a file of a session program: a text that is not there is a mistake of the test. */
async function changed(file: string, from: string, to: string): Promise<void> {
  const text = written()[file] ?? ''
  if (!text.includes(from)) throw new Error(`expected ${from}`)
  editor.getState().type(file, text.replaceAll(from, to))
  await vi.advanceTimersByTimeAsync(PAUSE)
}

function edits(): Readonly<Record<string, string>> | null {
  const { scenario } = stepper.getState()
  return isOwn(scenario) ? null : scenario.edits
}

test('a session program opens with its files, at the place where it stood on the stage', async () => {
  await openSession()
  expect(Object.keys(written())).toEqual(FILES)
  expect(editor.getState()).toMatchObject({
    phase: 'good',
    onStage: true,
    program: { name: 'Django 4 and 5', file: 'backend.py', base: { id: 'session/modern/modern' } },
  })
  expect(stepper.getState()).toMatchObject({ schedule: 'AAABBB', cursor: 2, past: [] })
  expect(edits()).toEqual({})
})

test('a file of it is changed alone, and the others stay those of the catalogue', async () => {
  await openSession()
  await changed('backend.py', "'sessionid' + key", "'sessionid' + key + '.json'")
  expect(Object.keys(edits() ?? {})).toEqual(['backend.py'])
  expect(editor.getState()).toMatchObject({ phase: 'good', problems: [] })
  expect(stepper.getState().schedule).toBe('AAABBB')
  await changed('views.py', 'def touch', '# mine\ndef touch')
  expect(Object.keys(edits() ?? {})).toEqual(['backend.py', 'views.py'])
  await changed('views.py', '# mine\ndef touch', 'def touch')
  expect(Object.keys(edits() ?? {})).toEqual(['backend.py'])
})

test('with a problem in a file the last version of the session program stays on the stage', async () => {
  await openSession()
  await changed('backend.py', 'key = self.session_key', 'key = nobody')
  expect(editor.getState()).toMatchObject({
    phase: 'wrong',
    onStage: true,
    problems: [{ span: { file: 'backend.py' } }],
  })
  expect(edits()).toEqual({})
  expect(stepper.getState().past).toEqual([])
})

test('undo on the stage brings the files of the catalogue back', async () => {
  await openSession()
  await changed('backend.py', "'sessionid' + key", "'sessionid' + key + '.json'")
  stepper.getState().dispatch({ kind: 'undo' })
  expect(edits()).toEqual({})
  expect(written()['backend.py']).not.toContain('.json')
  expect(editor.getState().program?.number).toBe(1)
})

test('settings of the session program are chosen on the stage, and stay with what is written', async () => {
  await openSession()
  await changed('backend.py', "'sessionid' + key", "'sessionid' + key + '.json'")
  const settings = { saveEveryRequest: false, debugLogging: false }
  const chosen = { ...MODERN, settings, edits: edits() ?? {} }
  readFork(chosen)
  stepper.getState().dispatch({
    kind: 'changeScenario',
    change: { settings },
    part: { setting: 'Save every request', on: false },
  })
  expect(editor.getState().program?.scenario).toEqual(chosen)
})

test('another program of the catalogue has none of the files, and is not written here', async () => {
  await openSession()
  await changed('backend.py', "'sessionid' + key", "'sessionid' + key + '.json'")
  stepper
    .getState()
    .dispatch({ kind: 'changeScenario', change: { program: 'iolock' }, part: 'program' })
  expect(stepper.getState().scenario).toMatchObject({ program: 'iolock', edits: {} })
  expect(editor.getState().program).toBeNull()
  expect(left).toBe(1)
})

test('the first scenario that is chosen again is no version of the one that is written', async () => {
  const [first] = PRESETS
  if (first === undefined) throw new Error('expected a scenario')
  await openSession(first.scenario, '')
  await changed('views.py', 'def touch', '# mine\ndef touch')
  stepper.getState().dispatch({ kind: 'openPreset', id: first.id })
  expect(editor.getState().program).toBeNull()
})
