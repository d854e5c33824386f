// `npm test`: every check, in order, up to the first that fails. `npm test -- e2e` runs only that.

import { ensureBrowser } from './browser.mjs'
import { ensureDjango } from './django.mjs'
import { freePort } from './freePort.mjs'
import { SetupError, fromRoot, run, runTool, say, seconds } from './setup.mjs'

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {readonly string[]} [needs] checks that must run first
 * @property {boolean} [apart] runs only when it is named
 * @property {(extra: readonly string[]) => number | null | Promise<number>} run answers an exit code; null: skipped
 */

// Everything with every library; then the core without a page and node, and the page without node.
const projects = ['tsconfig.json', 'src/tsconfig.core.json', 'src/tsconfig.app.json']

/** @type {readonly Check[]} */
const checks = [
  {
    name: 'types',
    run: (extra) => runTool('typescript/bin/tsc', ['-b', ...projects, ...extra]),
  },
  {
    name: 'lint',
    run: (extra) => runTool('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings', ...extra]),
  },
  {
    name: 'format',
    run: (extra) =>
      runTool('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.', ...extra]),
  },
  { name: 'unused', run: (extra) => runTool('knip/bin/knip.js', extra) },
  { name: 'unit', run: (extra) => runTool('vitest/vitest.mjs', ['run', ...extra]) },
  { name: 'proof', run: (extra) => runProof('cpython', extra, {}) },
  { name: 'django', apart: true, run: runDjangoProof },
  {
    name: 'build',
    run: (extra) => runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn', ...extra]),
  },
  {
    name: 'size',
    needs: ['build'],
    run: (extra) => run(process.execPath, [fromRoot('scripts', 'size.mjs'), ...extra]),
  },
  { name: 'e2e', needs: ['build'], run: runEndToEnd },
]

/**
 * Runs the named checks and what they need, or all but those apart; arguments that name no check go to the tool
 * of the one that is named. Prints each one's time and, last, `N passed, M failed`.
 *
 * @param {readonly string[]} args
 * @returns {Promise<number>} 0 when all passed
 */
export async function runChecks(args) {
  const { wanted, extra } = choose(args)
  const started = Date.now()
  /** @type {string[]} */
  const lines = []
  let passed = 0
  if (wanted.some((check) => check.name === 'e2e')) {
    const browser = ensureBrowser()
    say(`browser for the end-to-end tests: ${browser.path ?? 'its own'} (from ${browser.from})`)
  }
  for (const check of wanted) {
    const begun = Date.now()
    console.log(`\n== ${check.name}`)
    const code = await check.run(args.includes(check.name) ? extra : [])
    const how = code === null ? 'skipped' : code === 0 ? 'ok' : 'FAILED'
    lines.push(`${check.name.padEnd(8)}${how.padEnd(7)} ${seconds(begun)}`)
    if (code === 0) passed += 1
    if (code === 0 || code === null) continue
    report(lines, started)
    console.log(`The check "${check.name}" failed; again, only this: npm test -- ${check.name}`)
    console.log(`${passed} passed, 1 failed`)
    return 1
  }
  report(lines, started)
  console.log(`${passed} passed, 0 failed`)
  return 0
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
 * @param {readonly string[]} lines
 * @param {number} started
 */
function report(lines, started) {
  console.log(`\n${lines.join('\n')}\n${'in all'.padEnd(16)}${seconds(started)}`)
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
