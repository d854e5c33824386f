// The commands behind `npm start`, `npm run dev`, `npm test` and their kin.

import { runAllChecks, runChecks } from './checks.mjs'
import { previewApp, serveApp, serveForDevelopment } from './serve.mjs'
import { SetupError, ensurePackages } from './setup.mjs'

/** @type {Readonly<Record<string, (args: readonly string[]) => Promise<number>>>} */
const commands = {
  start: serveApp,
  dev: serveForDevelopment,
  test: runChecks,
  'test-all': runAllChecks,
  preview: previewApp,
}

/**
 * Runs one command and sets the exit code. A `SetupError` is a sentence for the person at the
 * keyboard and is shown without a stack; anything else is a fault of ours and keeps it.
 *
 * @param {string | undefined} name
 * @param {readonly string[]} args
 */
export async function main(name, args) {
  const command = commands[name ?? 'start']
  try {
    if (command === undefined) {
      throw new SetupError(
        `There is no command "${name}"; there are: ${Object.keys(commands).join(', ')}.`,
      )
    }
    ensurePackages()
    const code = await command(args)
    if (code !== 0) process.exitCode = code
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
