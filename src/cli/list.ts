import {
  CATALOGUE,
  OUTCOMES,
  PRESETS,
  SETTINGS,
  STARTS,
  TABS,
  versionOf,
  VIEWS,
} from '../programs/index.ts'
import { columns } from './columns.ts'
import { options } from './options.ts'
import type { Surroundings } from './surroundings.ts'

/** `list`: everything that `replay` can run. */
export function list(args: readonly string[], { width }: Surroundings): string {
  const { json } = options(args, { json: { type: 'boolean' } })
  return json === true ? `${JSON.stringify(asData(), null, 2)}\n` : asText(width)
}

function asData() {
  return {
    schema: 1,
    programs: CATALOGUE.map((row) => {
      const { date, revision, ticket, summary } = versionOf(row)
      return { id: row.id, title: row.title, date, revision, ticket, summary }
    }),
    views: VIEWS.map(({ id, title }) => ({ id, title })),
    files: TABS,
    settings: SETTINGS.map(({ id }) => id),
    starts: STARTS.map(({ id, title }) => ({ id, title })),
    scenarios: PRESETS.map(({ id, title, scenario, schedule }) => ({
      id,
      title,
      program: scenario.program,
      requests: scenario.views.length,
      views: scenario.views,
      settings: Object.fromEntries(SETTINGS.map(({ id, key }) => [id, scenario.settings[key]])),
      start: scenario.start,
      schedule,
    })),
    outcomes: OUTCOMES.map(({ id, title, bad, severity, why }) => ({
      id,
      title,
      bad,
      severity,
      why,
    })),
  }
}

function asText(width: number): string {
  const data = asData()
  const sections: readonly (readonly [string, readonly (readonly string[])[]])[] = [
    ['Programs', data.programs.map(({ id, title }) => [id, title])],
    ['Views', data.views.map(({ id, title }) => [id, title])],
    ['Files that --edit changes', data.files.map((name) => [name, FILES[name]])],
    ['Settings', data.settings.map((name) => [name, 'on or off'])],
    ['Starts', data.starts.map(({ id, title }) => [id, title])],
    ['Ready scenarios', data.scenarios.map(({ id, title }) => [id, title])],
    ['Outcomes', data.outcomes.map(({ id, why }) => [id, why])],
  ]
  // Whole lines, whatever the width: they are there to be copied.
  const commands = data.scenarios.map((row) => `  ${row.id}:\n    ${optionsOf(row)}\n`)
  return [
    ...sections.map(([title, rows]) => `${title}\n${columns(rows, width, '  ')}`),
    `Options of replay that run the ready scenarios\n${commands.join('')}`,
  ].join('\n')
}

const FILES: Readonly<Record<(typeof TABS)[number], string>> = {
  'backend.py': 'the session store, such as modern.py',
  'base.py': 'what every session store shares',
  'middleware.py': 'gives a request its session, and saves it',
  'views.py': 'what each request does',
  'handler.py': 'a request, from the browser and back',
}

type Row = ReturnType<typeof asData>['scenarios'][number]

/** The options of `replay` that run a ready scenario. */
function optionsOf({ program, views, settings, start, schedule }: Row): string {
  const set = Object.entries(settings).map(([name, on]) => `--set ${name}=${on ? 'on' : 'off'}`)
  return [
    `--program ${program} --views ${views.join(',').replaceAll(' ', '-')}`,
    ...set,
    `--start ${start}`,
    ...(schedule === '' ? ['--finish'] : [`--schedule ${schedule} --finish`]),
  ].join(' ')
}
