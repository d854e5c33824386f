import { expect, test } from 'vitest'

/** What a room may import, and so the plan of the house: a new room is a new row. */
interface Room {
  /** rooms whose values it may use */
  readonly rooms: readonly string[]
  /** rooms of which it may only name the types */
  readonly types?: readonly string[]
  /** packages; a trailing slash stands for all of that scope, `node:` for node itself */
  readonly packages?: readonly string[]
  /** files outside src */
  readonly files?: readonly string[]
  /** faces beside index.ts, for what the page fetches later */
  readonly laterFaces?: readonly string[]
}

const ROOMS: Readonly<Record<string, Room>> = {
  base: { rooms: [] },
  offline: { rooms: [], packages: ['zustand'] },
  vfs: { rooms: ['base'] },
  db: { rooms: ['base'] },
  python: { rooms: ['base'], packages: ['@lezer/'] },
  explorer: { rooms: ['base'] },
  machine: {
    rooms: ['base', 'python', 'vfs', 'db'],
    packages: ['xstate', '@noble/hashes'],
    laterFaces: ['everyBuiltin.ts'],
  },
  world: {
    rooms: ['base', 'python', 'machine', 'vfs', 'db'],
    types: ['explorer'],
    laterFaces: ['threads.ts'],
  },
  programs: {
    rooms: ['base', 'python', 'vfs', 'db', 'machine', 'explorer', 'world'],
    packages: ['virtual:programs', 'virtual:programs/fix'],
    laterFaces: ['everyProgram.ts', 'everyRace.ts', 'fixPrograms.ts', 'proving.ts'],
  },
  share: { rooms: ['base', 'programs'], packages: ['valibot'], laterFaces: ['programLink.ts'] },
  learn: { rooms: ['base', 'world', 'programs'], laterFaces: ['everyLesson.ts'] },
  store: {
    rooms: ['base', 'python', 'world', 'programs', 'share', 'learn', 'explorer', 'gallery'],
    types: ['vfs'],
    packages: ['zustand', 'xstate', 'valibot', 'idb'],
    laterFaces: ['editing.ts', 'watching.ts'],
  },
  gallery: { rooms: ['base', 'programs'] },
  cli: {
    rooms: ['base', 'python', 'world', 'programs', 'share', 'explorer'],
    packages: ['node:'],
    files: ['package.json'],
  },
  ui: {
    rooms: ['base', 'offline', 'python', 'world', 'programs', 'learn', 'store', 'gallery'],
    types: ['vfs', 'explorer'],
    packages: [
      'react',
      'react-dom',
      'zustand',
      'diff',
      '@lezer/highlight',
      '@lezer/python',
      '@codemirror/',
    ],
  },
}

/** The composition roots put these together; `ui` has no face. `prerender.tsx` runs in the build alone. */
const ROOTS: Readonly<Record<string, Room>> = {
  'main.tsx': { rooms: ['ui'], packages: ['react', 'react-dom'], files: ['./start.tsx'] },
  'start.tsx': { rooms: ['ui', 'store'], packages: ['react', 'react-dom'] },
  'serviceWorker.ts': { rooms: ['offline'] },
  'prerender.tsx': { rooms: ['ui'], packages: ['react-dom'] },
}

interface Edge {
  readonly specifier: string
  readonly typeOnly: boolean
}

const files = import.meta.glob<string>(
  [
    './*/**/*.{ts,tsx}',
    './*.tsx',
    './serviceWorker.ts',
    '!./**/*.test.{ts,tsx}',
    '!./**/*.{oracle,testing}.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
)

test('a room imports only the rooms below it, through their faces, and only its own packages', () => {
  const offences: string[] = []
  let roomEdges = 0
  for (const [file, text] of Object.entries(files)) {
    for (const edge of edges(text)) {
      const offence = offenceOf(file, edge)
      if (offence !== null) offences.push(`${file}: ${edge.specifier}: ${offence}`)
      const isRoom = roomOf(resolve(file, edge.specifier)) in ROOMS
      if (isRoom && roomOf(resolve(file, edge.specifier)) !== roomOf(file)) roomEdges += 1
    }
  }
  expect(offences).toEqual([])
  // A checker that saw nothing must not pass.
  expect(roomEdges).toBeGreaterThan(10)
})

test('inside ui, a panel imports the kit and the app, not another panel', () => {
  const offences = Object.entries(files).flatMap(([file, text]) =>
    edges(text)
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ specifier }) => [file, resolve(file, specifier)] as const)
      .filter(([from, to]) => !mayMeetInUi(from, to))
      .map(([from, to]) => `${from}: ${to}`),
  )
  expect(offences).toEqual([])
})

test.each([
  ['./ui/panels/map/MapPanel.tsx', './ui/panels/why/Why.tsx', false],
  ['./ui/kit/Panel.tsx', './ui/panels/why/Why.tsx', false],
  ['./ui/app/stepper.tsx', './ui/panels/why/Why.tsx', false],
  ['./ui/panels/map/MapPanel.tsx', './ui/panels/map/MapTable.tsx', true],
  ['./ui/panels/map/MapPanel.tsx', './ui/kit/Panel.tsx', true],
  ['./ui/App.tsx', './ui/panels/why/Why.tsx', true],
  ['./prerender.tsx', './ui/panels/why/Why.tsx', true],
  ['./ui/Findings.tsx', './ui/panels/map/MapPanel.tsx', true],
])('%s imports %s: %s', (from, to, allowed) => {
  expect(mayMeetInUi(from, to)).toBe(allowed)
})

test('inside programs, the general part does not know Django', () => {
  const general = /^\.\/programs\/(?!django\/)/
  // The faces, the union of scenarios and the places that distinguish them.
  const meeting = [
    'index.ts',
    'scenario.ts',
    'prepare.ts',
    'prepared.ts',
    'replayCommand.ts',
    'everyProgram.ts',
    'fixPrograms.ts',
  ].map((name) => `./programs/${name}`)
  const offences = Object.entries(files)
    .filter(([file]) => general.test(file) && !meeting.includes(file))
    .flatMap(([file, text]) =>
      edges(text).map(({ specifier }) => [file, resolve(file, specifier)] as const),
    )
    .filter(([, target]) => target.startsWith('./programs/django/'))
  expect(offences).toEqual([])
})

test('the rooms below store never wait: no async, no await, no import()', () => {
  const core = new Set(['base', 'vfs', 'db', 'python', 'explorer', 'machine', 'world', 'programs'])
  const waiting = Object.entries(files).filter(
    ([file, text]) =>
      core.has(roomOf(file)) && /\basync (?:function|\()|\bawait [\w(]+[(.]|\bimport\(/.test(text),
  )
  expect(waiting.map(([file]) => file)).toEqual([])
})

test('a face names what it exports', () => {
  const stars = Object.entries(files).filter(([, text]) => /^\s*export\s*\*/m.test(text))
  expect(stars.map(([file]) => file)).toEqual([])
})

test('every room but cli and ui has a face that opens with what it promises', () => {
  const rooms = new Set(Object.keys(files).map(roomOf))
  const withoutFace = [...rooms].filter(
    (room) =>
      !['cli', 'ui', ...Object.keys(ROOTS)].includes(room) &&
      !(files[`./${room}/index.ts`] ?? '').startsWith('/**'),
  )
  expect(withoutFace).toEqual([])
})

test.each([
  ['./vfs/open.ts', `import { step } from '../world/index.ts'`, 'vfs may not use world'],
  [
    './world/step.ts',
    `import { version } from '../../package.json'`,
    'world may not use package.json',
  ],
  [
    './world/step.ts',
    `import { x } from '../vfs/inode.ts'`,
    'of vfs only index.ts may be imported',
  ],
  [
    './world/step.ts',
    `import { x } from '../explorer/index.ts'`,
    'world may only name types of explorer',
  ],
  [
    './store/link.ts',
    `import { x } from '../programs/scenario.ts'`,
    'of programs only index.ts may be imported',
  ],
  ['./ui/App.tsx', `import { createActor } from 'xstate'`, 'ui may not use the package xstate'],
  ['./ui/App.tsx', `const x = await import('../machine/index.ts')`, 'ui may not use machine'],
  ['./vfs/host.ts', `import 'node:fs'`, 'vfs may not use the package node:fs'],
  ['./attic/x.ts', `import { y } from '../base/index.ts'`, 'attic is not in the table of rooms'],
])('%s with `%s`: %s', (file, text, offence) => {
  expect(edges(text).map((edge) => offenceOf(file, edge))).toEqual([offence])
})

test.each([
  ['./world/step.ts', `import type { X } from '../explorer/index.ts'`],
  ['./python/parse.ts', `import { parser } from '@lezer/python'`],
  ['./cli/run.ts', `import { version } from '../../package.json'`],
  ['./main.tsx', `import { App } from './ui/App.tsx'`],
  ['./serviceWorker.ts', `import { createKeeper } from './offline/index.ts'`],
  ['./store/loadPrograms.ts', `const x = await import('../programs/everyProgram.ts')`],
  ['./vfs/rename.ts', `import {\n  open,\n  type Fd,\n} from './open.ts'`],
])('%s with `%s` is as it should be', (file, text) => {
  expect(edges(text).map((edge) => offenceOf(file, edge))).toEqual([null])
})

/** A panel is reached from its own folder, and from `App.tsx`, which puts them together. */
function mayMeetInUi(from: string, to: string): boolean {
  const panel = /^\.\/ui\/panels\/[^/]+\//.exec(to)?.[0]
  return panel === undefined || from.startsWith(panel) || /^\.\/(ui\/)?[^/]+$/.test(from)
}

function edges(text: string): readonly Edge[] {
  const statements =
    /^\s*(?:import|export)\s+(type\s)?(?:[\w$\s{},*]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/gm
  return [...text.matchAll(statements)].map((match) => ({
    specifier: match[2] ?? match[3] ?? '',
    typeOnly: match[1] !== undefined,
  }))
}

function offenceOf(file: string, { specifier, typeOnly }: Edge): string | null {
  const room = roomOf(file)
  const row = ROOTS[room] ?? ROOMS[room]
  if (row === undefined) return `${room} is not in the table of rooms`
  if (!specifier.startsWith('.')) {
    const allowed = (row.packages ?? []).some(
      (name) => specifier === name || specifier.startsWith(/[/:]$/.test(name) ? name : `${name}/`),
    )
    return allowed ? null : `${room} may not use the package ${specifier}`
  }
  const target = resolve(file, specifier)
  const other = roomOf(target)
  if (other === room || row.files?.includes(target) === true) return null
  if (!row.rooms.includes(other)) {
    if (!(row.types ?? []).includes(other)) return `${room} may not use ${other}`
    if (!typeOnly) return `${room} may only name types of ${other}`
  }
  if (other === 'ui') return null
  const faces = ['index.ts', ...(ROOMS[other]?.laterFaces ?? [])].map(
    (name) => `./${other}/${name}`,
  )
  return faces.includes(target) ? null : `of ${other} only index.ts may be imported`
}

/** The path from src, like the keys of `files`; a package's name stays as it is. */
function resolve(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  const segments = file.split('/').slice(0, -1)
  for (const segment of specifier.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.') segments.push(segment)
  }
  return segments.join('/')
}

function roomOf(path: string): string {
  return path.split('/')[1] ?? path
}
