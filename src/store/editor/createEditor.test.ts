import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readRace } from '../../programs/everyRace.ts'
import { isOwn } from '../../programs/index.ts'
import type { OwnScenario } from '../../programs/index.ts'
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

const MAIN = 'main.py'
const TEXT = COUNTER.files[MAIN] ?? ''
/** One process more: the same steps of A and B, and a C. */
const THREE = TEXT.replace('[add, add]', '[add, add, add]')

let stepper: StepperStore
let editor: EditorStore
let reads: OwnScenario[]
/** what the check was told: held or let go */
let held: boolean[]

function readHere(scenario: OwnScenario): Promise<RaceRead> {
  reads.push(scenario)
  const read = readRace(scenario)
  return Promise.resolve(
    read.ok ? { kind: 'ok' } : { kind: 'wrong', diagnostics: read.diagnostics },
  )
}

beforeEach(() => {
  provideScenarioEvents(scenarioEvents)
  provideOwn(ownPart)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  reads = []
  held = []
  stepper = createStepper(null)
  editor = createEditor({
    stepper,
    drafts: createDrafts(null, { now: () => 0, newId: () => 'id', tabs: null }),
    read: readHere,
    holdCheck: (hold) => held.push(hold),
  })
})

afterEach(() => {
  vi.useRealTimers()
})

function opening(text = TEXT): Opening {
  const files = { [MAIN]: text }
  const scenario = { ...COUNTER, files }
  const place = { schedule: 'AABB', cursor: 3 }
  return { name: 'counter.py', scenario, base: null, original: files, draft: null, ...place }
}

async function open(text = TEXT): Promise<void> {
  editor.getState().open(opening(text))
  await vi.advanceTimersByTimeAsync(0)
}

async function typed(text: string): Promise<void> {
  editor.getState().type(MAIN, text)
  await vi.advanceTimersByTimeAsync(PAUSE)
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
  expect(reads.map(({ files }) => files[MAIN])).toEqual([`${TEXT}##`])
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
  expect(editor.getState().program?.scenario.files).toEqual({ [MAIN]: TEXT })
  stepper.getState().dispatch({ kind: 'redo' })
  expect(editor.getState().program?.scenario.files).toEqual({ [MAIN]: THREE })
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
  const hands = { stepper, drafts, read: readHere, holdCheck: () => {} }
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
