import type { Prepared } from '../programs/index.ts'
import { letterOf, stepSentence, storedChanges, worldAt } from '../world/index.ts'
import type { Run, StoredChange } from '../world/index.ts'
import { columns } from './columns.ts'

/**
 * A run as a table: a column for each process with what it did, the line of the source that asked for
 * it, and what changed.
 */
export function scheduleText(prepared: Prepared, run: Run, width: number): string {
  const letters = prepared.processes.map((_, who) =>
    letterOf(who as Parameters<typeof letterOf>[0]),
  )
  const several = prepared.code.sources.filter(({ library }) => library !== true).length > 1
  const rows = run.records.map(({ who, span, fault }, index) => {
    const letter = letterOf(who)
    const did = fault === 'kill' ? 'is killed' : sentence(stepSentence(run, index), letter)
    const [before, after] = [worldAt(run, index), worldAt(run, index + 1)]
    const changes = storedChanges(before, after)
    const shared = run.plan.threads?.changes(run.plan, before, after) ?? []
    return [
      String(index + 1),
      ...letters.map((each) => (each === letter ? did : '')),
      isShown(prepared, span)
        ? `${several ? `${span.file}:` : ''}${span.line}  ${lineOf(prepared, span)}`
        : '',
      [...changes.map(changeText), ...shared.map(sharedText)].join('; '),
    ]
  })
  const heads = prepared.processes.map(({ label }, who) => `${letters[who] ?? ''} ${label}`)
  return columns([['step', ...heads, 'line', 'what changed'], ...rows], width, '  ')
}

/** Some lines are none that people have written: those of the clock. */
function isShown({ code }: Prepared, { file }: Run['records'][number]['span']): boolean {
  return code.sources.some(({ name, library }) => name === file && library !== true)
}

/** "A reads 1 byte from counter." without what the column says already. */
function sentence(text: string, letter: string): string {
  return text.replace(new RegExp(`^${letter} `), '').replace(/\.$/, '')
}

function lineOf({ code }: Prepared, { file, line }: Run['records'][number]['span']): string {
  const text = code.sources.find(({ name }) => name === file)?.text ?? ''
  return text.split('\n')[line - 1]?.trim() ?? ''
}

function changeText({ name, before, after }: StoredChange): string {
  const short = name.slice(name.lastIndexOf('/', name.length - 2) + 1)
  if (after === null) return `${short} is gone`
  if (name.endsWith('/')) return `${short} is there`
  return `${short}: ${before === null ? 'nothing' : quoted(before)} → ${quoted(after)}`
}

/** Values are as Python writes them. */
function sharedText({ name, before, after }: StoredChange): string {
  return after === null
    ? `${name} is gone`
    : `${name}: ${cutOff(before ?? 'nothing')} → ${cutOff(after)}`
}

const LONGEST = 40

function cutOff(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`
}

function quoted(text: string): string {
  return JSON.stringify(cutOff(text))
}
