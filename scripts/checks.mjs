// `npm test`: every check, in order, up to the first that fails; those that read the sources alone
// run at the same time. `npm test -- e2e` runs only that. `npm run test:all` leaves nothing out.

import { ensureBrowser } from './browser.mjs'
import { ensureDjango } from './django.mjs'
import { freePort } from './freePort.mjs'
import { spawn } from 'node:child_process'
import { SetupError, ensureWritable, fromRoot, root, run, runTool, say, seconds } from './setup.mjs'

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {readonly string[]} [needs] checks that must run first
 * @property {boolean} [apart] runs only when it is named
 * @property {readonly string[]} [reads] reads the sources alone: its tool and arguments
 * @property {(extra: readonly string[]) => number | null | Promise<number>} run answers an exit code; null: skipped
 */

// Everything with every library; then the core without a page and node, and the page without node.
const projects = ['tsconfig.json', 'src/tsconfig.core.json', 'src/tsconfig.app.json']

/** @type {readonly Check[]} */
const checks = [
  reading('types', 'typescript/bin/tsc', ['-b', ...projects]),
  reading('lint', 'oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']),
  reading('format', 'prettier/bin/prettier.cjs', [
    '--check',
    '--log-level',
    'warn',
    '--cache',
    '--cache-location=node_modules/.cache/prettier-check',
    '.',
  ]),
  reading('unused', 'knip/bin/knip.js', []),
  { name: 'unit', run: (extra) => runTool('vitest/vitest.mjs', ['run', ...extra]) },
  { name: 'proof', run: (extra) => runProof('cpython', extra, {}) },
  { name: 'django', apart: true, run: runDjangoProof },
  {
    name: 'build',
    run: (extra) => runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn', ...extra]),
  },
  {
    name: 'single',
    run: (extra) =>
      runTool('vite/bin/vite.js', [
        ...['build', '--config', 'vite.single.config.ts', '--logLevel', 'warn'],
        ...extra,
      ]),
  },
  {
    name: 'size',
    needs: ['build', 'single'],
    run: (extra) => run(process.execPath, [fromRoot('scripts', 'size.mjs'), ...extra]),
  },
  { name: 'e2e', needs: ['build', 'single'], run: runEndToEnd },
  { name: 'engines', needs: ['build'], apart: true, run: runInEngines },
]

/** Checks that run in a folder that can only be read. */
const WRITES_NOTHING = ['lint', 'format', 'unused']

/**
 * A check that writes nothing that another one reads.
 *
 * @param {string} name
 * @param {string} tool a JavaScript file in node_modules
 * @param {readonly string[]} args
 * @returns {Check}
 */
function reading(name, tool, args) {
  return { name, reads: [tool, ...args], run: (extra) => runTool(tool, [...args, ...extra]) }
}

/**
 * `npm run test:all`: every check, and of the suites all that `npm test` only takes a sample of.
 *
 * @param {readonly string[]} args
 */
export function runAllChecks(args) {
  process.env['RACETRACK_EXHAUSTIVE'] = '1'
  return runChecks(args)
}

/**
 * Runs the named checks and what they need, or all but those apart; arguments that name no check go to the tool
 * of the one that is named. Prints each one's time and, last, `N passed, M failed`.
 *
 * @param {readonly string[]} args
 * @returns {Promise<number>} 0 when all passed
 */
export async function runChecks(args) {
  const { wanted, extra } = choose(args)
  if (wanted.some(({ name }) => !WRITES_NOTHING.includes(name))) ensureWritable()
  const started = Date.now()
  if (wanted.some((check) => check.name === 'e2e')) {
    const browser = ensureBrowser()
    say(`browser for the end-to-end tests: ${browser.path ?? 'its own'} (from ${browser.from})`)
  }
  const together = extra.length === 0 ? wanted.filter(({ reads }) => reads !== undefined) : []
  const done = await runTogether(together)
  for (const { name, output } of done) console.log(`\n== ${name}\n${output}`.trimEnd())
  for (const check of wanted.filter((each) => !together.includes(each))) {
    if (done.some(({ code }) => hasFailed(code))) break
    const begun = Date.now()
    console.log(`\n== ${check.name}`)
    const code = await check.run(args.includes(check.name) ? extra : [])
    done.push({ name: check.name, code, output: '', took: seconds(begun) })
  }
  return report(done, started)
}

/**
 * @typedef {object} Done
 * @property {string} name
 * @property {number | null} code null: skipped
 * @property {string} output of a check that ran beside others
 * @property {string} took
 */

/** @param {number | null} code */
function hasFailed(code) {
  return code !== null && code !== 0
}

/**
 * Prints each check's time and, last, `N passed, M failed`.
 *
 * @param {readonly Done[]} done
 * @param {number} started
 * @returns {number} the exit code
 */
function report(done, started) {
  for (const { name, code, took } of done) {
    const how = code === null ? 'skipped' : hasFailed(code) ? 'FAILED' : 'ok'
    console.log(`${name.padEnd(8)}${how.padEnd(7)} ${took}`)
  }
  console.log(`${'in all'.padEnd(16)}${seconds(started)}`)
  const wrong = done.filter(({ code }) => hasFailed(code)).map(({ name }) => name)
  if (wrong.length > 0) console.log(`Again, only what failed: npm test -- ${wrong.join(' ')}`)
  console.log(`${done.filter(({ code }) => code === 0).length} passed, ${wrong.length} failed`)
  return wrong.length > 0 ? 1 : 0
}

/**
 * Runs checks at the same time; what each prints comes in one piece.
 *
 * @param {readonly Check[]} together
 * @returns {Promise<Done[]>}
 */
function runTogether(together) {
  return Promise.all(
    together.map(async ({ name, reads = [] }) => {
      const begun = Date.now()
      const [tool = '', ...args] = reads
      const child = spawn(process.execPath, [fromRoot('node_modules', tool), ...args], {
        cwd: root,
        env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let output = ''
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text) => (output += text))
      }
      const code = await new Promise((resolve) => {
        child.on('error', () => resolve(1))
        child.on('close', resolve)
      })
      return { name, code, output, took: seconds(begun) }
    }),
  )
}

/** @param {readonly string[]} args */
function choose(args) {
  const named = checks.filter((check) => args.includes(check.name))
  const extra = args.filter((arg) => !named.some((check) => check.name === arg))
  if (extra.length > 0 && named.length !== 1) {
    const names = checks.map((check) => check.name).join(', ')
    throw new SetupError(
      `"${extra.join(' ')}" names no check; the checks are: ${names}. To pass it to a tool, name one check before it.`,
    )
  }
  const needed = named.flatMap((check) => [check.name, ...(check.needs ?? [])])
  const wanted = checks.filter(({ name, apart }) =>
    named.length === 0 ? apart !== true : needed.includes(name),
  )
  return { wanted, extra }
}

/**
 * Holds the programs against the real thing: the tests of a folder under proof/. `--write` puts
 * what was compared into docs/fidelity.md.
 *
 * @param {string} folder
 * @param {readonly string[]} extra
 * @param {Readonly<Record<string, string>>} variables
 */
function runProof(folder, extra, variables) {
  const others = extra.filter((arg) => arg !== '--write')
  const write = others.length < extra.length ? { RACETRACK_PROOF_WRITE: 'yes' } : {}
  const args = ['run', '--config', fromRoot('proof', folder, 'vitest.config.ts'), ...others]
  return runTool('vitest/vitest.mjs', args, { env: { ...process.env, ...variables, ...write } })
}

/** @param {readonly string[]} extra */
function runDjangoProof(extra) {
  const found = ensureDjango()
  if ('code' in found) return found.code
  return runProof('django', extra, { RACETRACK_PYTHON: found.python })
}

/** @param {readonly string[]} extra */
async function runEndToEnd(extra) {
  const env = { ...process.env, E2E_PORT: String(await freePort()) }
  return runTool('@playwright/test/cli.js', ['test', '-c', 'e2e', ...extra], { env })
}

/** Fetched then: it needs packages that a fresh clone has only after its set-up. */
async function runInEngines() {
  const { runEngines } = await import('./engines/run.mjs')
  return runEngines()
}
