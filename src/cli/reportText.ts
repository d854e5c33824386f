import { shortened } from '../world/index.ts'
import { columns } from './columns.ts'
import type { Report } from './report.ts'

/** A report for people: the steps as a table, then what is left. Session keys are cut short. */
export function reportText(report: Report): string {
  const steps = report.steps.map((step, index) => [
    String(index + 1),
    step.request,
    step.operation,
    shortened(step.path ?? 'browser'),
    step.result ?? '',
    `${step.file}:${step.line}`,
  ])
  const head = [['step', 'who', 'operation', 'of', 'result', 'asked for in']]
  const sections: readonly (readonly [string, readonly (readonly string[])[], string])[] = [
    [
      'Files',
      Object.entries(report.files).map(([path, text]) => [shortened(path), text || '(empty)']),
      'no file',
    ],
    [
      'Cookies',
      Object.entries(report.cookies).map(([name, key]) => [name, shortened(key)]),
      'no cookie',
    ],
    ['Requests', Object.entries(report.requests).map(requestRow), 'no request'],
    ['Outcomes', report.outcomes.map((id) => [id]), 'none yet: a request can still move'],
  ]
  const rest = sections.map(
    ([title, rows, none]) => `${title}\n${columns(rows.length === 0 ? [[none]] : rows, '  ')}`,
  )
  const title = `${report.program}, schedule ${report.schedule === '' ? '(empty)' : report.schedule}\n`
  return [title, columns([...head, ...steps]), ...rest].join('\n')
}

function requestRow([letter, { done, status }]: readonly [
  string,
  Report['requests'][string],
]): readonly string[] {
  const state = done ? 'done' : 'under way'
  return [letter, status === null ? state : `${state}, status ${status}`]
}
