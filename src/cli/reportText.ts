import { withShortKeys } from '../world/index.ts'
import { columns } from './columns.ts'
import type { Report, ReportedRequest } from './report.ts'

/** A heading, the rows below it, and the text to show when there are none. */
type Section = readonly [title: string, rows: readonly (readonly string[])[], none: string]

/** A report for people: the steps as a table, then what is left. Session keys are cut short. */
export function reportText(report: Report, width: number): string {
  const steps = report.steps.map((step, index) => [
    String(index + 1),
    step.request,
    step.operation,
    withShortKeys(step.path ?? 'browser'),
    step.result ?? 'killed',
    `${step.file}:${step.line}`,
  ])
  const head = [['step', 'who', 'operation', 'of', 'result', 'asked for in']]
  const requests = Object.entries(report.requests)
  const sections: readonly Section[] = [
    ...storeSections(report),
    [
      'Cookies',
      Object.entries(report.cookies).map(([name, key]) => [name, withShortKeys(key)]),
      'no cookie',
    ],
    ['Requests', requests.map(requestRow), 'no request'],
    ...requests.flatMap(([letter, { log }]): readonly Section[] =>
      log.length === 0 ? [] : [[`Log of ${letter}`, foldRepeats(log).map((line) => [line]), '']],
    ),
    ...faultSections(report),
    ['Outcomes', report.outcomes.map((id) => [id]), 'none yet: a request can still move'],
  ]
  const rest = sections.map(
    ([title, rows, none]) =>
      `${title}\n${columns(rows.length === 0 ? [[none]] : rows, width, '  ')}`,
  )
  const title = `${report.program}, schedule ${report.schedule === '' ? '(empty)' : report.schedule}\n`
  return [title, columns([...head, ...steps], width), ...rest].join('\n')
}

/** What has become of the fault; no section without one. */
function faultSections({ fault }: Report): readonly Section[] {
  return fault === null ? [] : [['Fault', [[fault.text, fault.effect]], '']]
}

/** Files, rows and cache, as far as there is something in them. */
function storeSections({ files, rows, cache }: Report): readonly Section[] {
  const stored = (texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([name, text]) => [withShortKeys(name), contentText(text)])
  const all: readonly Section[] = [
    ['Files', stored(files), 'no file'],
    ['Rows', stored(rows), 'no row'],
    ['Cache', stored(cache), 'no entry'],
  ]
  const filled = all.filter(([, held]) => held.length > 0)
  return filled.length > 0 ? filled : [['Stored', [], 'nothing']]
}

const LONG = 160

function contentText(text: string): string {
  if (text === '') return '(empty)'
  return text.length <= LONG ? text : `${text.slice(0, LONG)}… (${text.length} bytes)`
}

const FIRST_LINES = 5
const LAST_LINES = 7

/** The middle of a long log left out: that of an endless recursion has a line for every frame. */
function foldRepeats(log: readonly string[]): readonly string[] {
  const left = log.length - FIRST_LINES - LAST_LINES
  if (left <= 1) return log
  return [...log.slice(0, FIRST_LINES), `  … ${left} more lines`, ...log.slice(-LAST_LINES)]
}

function requestRow([letter, request]: readonly [string, ReportedRequest]): readonly string[] {
  return [letter, stateText(request)]
}

function stateText({ done, status, killed, notModelled, waitsFor }: ReportedRequest): string {
  if (killed) return 'killed'
  if (notModelled !== null) {
    const { file, line, what, instead } = notModelled
    return `not modelled: ${what} (${file}:${line})${instead === null ? '' : `. ${instead}`}`
  }
  if (waitsFor.length > 0) return `waits for a lock that ${waitsFor.join(' and ')} holds`
  const state = done ? 'done' : 'under way'
  return status === null ? state : `${state}, status ${status}`
}
