import { BugError } from '../../base/index.ts'
import { originalFiles, withForkFiles } from '../../programs/everyProgram.ts'
import { isOwn } from '../../programs/index.ts'
import type { AnyScenario, OwnScenario } from '../../programs/index.ts'
import type { ScenarioChange } from '../event.ts'

/** Python files by name. */
export type Files = Readonly<Record<string, string>>

export function sameFiles(one: Files, other: Files): boolean {
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
  )
}

const filesByScenario = new WeakMap<AnyScenario, Files>()

/**
 * Every file of a program that can be written: those of a race, or those of a session program with what was
 * changed. The same object for the same scenario.
 */
export function filesIn(scenario: AnyScenario): Files {
  if (isOwn(scenario)) return scenario.files
  const files = filesByScenario.get(scenario) ?? { ...originalsOf(scenario), ...scenario.edits }
  filesByScenario.set(scenario, files)
  return files
}

/** The files of a session program as they are in the catalogue. */
export function originalsOf(scenario: Exclude<AnyScenario, OwnScenario>): Files {
  const files = originalFiles(scenario)
  if (files === null) throw new BugError(`expected a program, got ${scenario.program}`)
  return files
}

/** A program with these files instead. */
export function withFiles(scenario: AnyScenario, files: Files): AnyScenario {
  if (!isOwn(scenario)) return withForkFiles(scenario, files)
  const { main } = scenario
  const first = Object.keys(files)[0] ?? main
  return { ...scenario, files, main: Object.hasOwn(files, main) ? main : first }
}

/** The files in the order of their tabs: the race first, and the session store. */
export function namesOf(scenario: AnyScenario): readonly string[] {
  const names = Object.keys(filesIn(scenario))
  if (!isOwn(scenario)) return names
  const { main } = scenario
  return [main, ...names.filter((name) => name !== main)]
}

/** The part of a scenario that is text. Undo brings back the same object. */
export function textOf(scenario: AnyScenario): Files {
  return isOwn(scenario) ? scenario.files : scenario.edits
}

/** The change that brings this text to a scenario. */
export function textChange(scenario: AnyScenario): ScenarioChange {
  if (!isOwn(scenario)) return { edits: scenario.edits }
  const { files, main } = scenario
  return { files, main }
}

/** Are they versions of one program with the same text, whatever else was chosen? */
export function sameText(one: AnyScenario, other: AnyScenario): boolean {
  return isOneProgram(one, other) && sameFiles(textOf(one), textOf(other))
}

/** The same race file, or the same program of the catalogue with the same files around it. */
function isOneProgram(one: AnyScenario, other: AnyScenario): boolean {
  if (isOwn(one)) return isOwn(other) && one.main === other.main
  if (isOwn(other)) return false
  return one.program === other.program && one.middleware === other.middleware
}

/** The same scenario, with a text that is nobody else's object. */
export function withTextOfItsOwn(scenario: AnyScenario): AnyScenario {
  return isOwn(scenario)
    ? { ...scenario, files: { ...scenario.files } }
    : { ...scenario, edits: { ...scenario.edits } }
}

/** Which of some files is the race: the first that lists what runs, else the first. */
export function raceAmong(files: Files): string {
  const names = Object.keys(files)
  const lists = names.find((name) => /^(PROCESSES|THREADS)\b/m.test(files[name] ?? ''))
  const workers = names.find((name) => /^def worker_/m.test(files[name] ?? ''))
  return lists ?? workers ?? names[0] ?? 'main.py'
}

/** The name of a file as Python can import it: "my race.txt" to "my_race.py". */
export function fileName(name: string): string {
  const stem = name
    .replace(/\.[^.]*$/, '')
    .replaceAll(/[^\p{Letter}\p{Number}_]+/gu, '_')
    .replace(/^(?=\p{Number})/u, '_')
  return `${stem === '' ? 'main' : stem}.py`
}
