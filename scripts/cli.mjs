// `npm run -s racetrack -- …`: the headless command. It shares the app's sources, which read their
// Python files through the bundler, so it is bundled too, once for each state of the sources.

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { compiledPrograms } from './programs.mjs'
import { ensureBuilt } from './serve.mjs'
import { SetupError, fromRoot, root } from './setup.mjs'

const cache = fromRoot('node_modules', '.cache', 'racetrack')
const entry = 'src/cli/main.ts'

/**
 * Bundles if the sources changed, then runs in this very process (a second one would cost more
 * than the bundle's own start). Nothing but the command's own output is written to stdout.
 *
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
export async function runCli(args) {
  if (!existsSync(fromRoot(entry))) throw new SetupError(`There is no ${entry} to run.`)
  const folder = path.join(cache, `cli-${sourceHash()}`)
  if (!existsSync(folder)) await bundle(folder)
  if (args[0] === 'open' && !args.includes('--help') && !args.includes('-h')) {
    process.env['RACETRACK_DIST'] ??= ensureBuilt()
  }
  const main = path.join(folder, 'main.mjs')
  process.argv = [process.execPath, main, ...args]
  await import(pathToFileURL(main).href)
  return 0
}

/** A digest of every file that can go into the bundle: names and contents. */
function sourceHash() {
  const hash = createHash('sha256')
  const files = readdirSync(fromRoot('src'), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !/\.(test\.tsx?|css)$/.test(file.name))
    .map((file) => path.join(file.parentPath, file.name))
    .toSorted()
  const tools = ['cli.mjs', 'programs.mjs'].map((name) => fromRoot('scripts', name))
  for (const file of [
    ...files,
    fromRoot('package.json'),
    fromRoot('package-lock.json'),
    ...tools,
  ]) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

/**
 * Written to a draft folder and then renamed, so two calls at once never run half a bundle.
 *
 * @param {string} folder
 */
async function bundle(folder) {
  const draft = `${folder}.${process.pid}`
  try {
    mkdirSync(draft, { recursive: true })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new SetupError(
      `The command is bundled into node_modules/.cache, and that cannot be written to: ${reason}. Use a copy of this folder that you own.`,
    )
  }
  const { build } = await import('vite')
  try {
    await build({
      configFile: false,
      root,
      logLevel: 'silent',
      plugins: [compiledPrograms()],
      ssr: { noExternal: true },
      build: {
        ssr: entry,
        outDir: draft,
        target: 'node20',
        copyPublicDir: false,
        rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
      },
    })
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    const reason = error instanceof Error ? error.message : String(error)
    throw new SetupError(`The command could not be bundled:\n${reason}`)
  }
  try {
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  removeOthers(path.basename(folder))
}

/** @param {string} current */
function removeOthers(current) {
  for (const name of readdirSync(cache)) {
    // A longer name is another call's draft, still being written.
    if (!/^cli-[0-9a-f]{16}$/.test(name) || name === current) continue
    rmSync(path.join(cache, name), { recursive: true, force: true })
  }
}
