// Bundles the headless command. Fetched by cli.mjs only when the sources have changed.

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { compiledPrograms } from './programs.mjs'
import { SetupError, fromRoot, root } from './setup.mjs'

const entry = 'src/cli/main.ts'

/**
 * The folder with the bundle of the sources as they are now.
 *
 * @param {string} cache
 * @returns {Promise<string>}
 */
export async function ensureBundle(cache) {
  if (!existsSync(fromRoot(entry))) throw new SetupError(`There is no ${entry} to run.`)
  const folder = path.join(cache, `cli-${sourceHash()}`)
  if (!existsSync(folder)) await bundle(cache, folder)
  return folder
}

/** A digest of every file that can go into the bundle: names and contents. */
function sourceHash() {
  const hash = createHash('sha256').update(process.version)
  const files = readdirSync(fromRoot('src'), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !/\.(test\.tsx?|css)$/.test(file.name))
    .map((file) => path.join(file.parentPath, file.name))
    .toSorted()
  const tools = ['cli.mjs', 'bundleCli.mjs', 'warmCli.mjs', 'programs.mjs']
  for (const file of [
    ...files,
    fromRoot('package.json'),
    fromRoot('package-lock.json'),
    ...tools.map((name) => fromRoot('scripts', name)),
  ]) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

/**
 * Written to a draft folder and then renamed, so two calls at once never run half a bundle.
 *
 * @param {string} cache
 * @param {string} folder
 */
async function bundle(cache, folder) {
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
        rolldownOptions: {
          output: {
            format: 'cjs',
            entryFileNames: 'main.cjs',
            minify: { compress: false, mangle: false },
          },
        },
      },
    })
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    const reason = error instanceof Error ? error.message : String(error)
    throw new SetupError(`The command could not be bundled:\n${reason}`)
  }
  // Without it the command only starts more slowly.
  spawnSync(process.execPath, [fromRoot('scripts', 'warmCli.mjs'), draft], { stdio: 'ignore' })
  try {
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  removeOthers(cache, path.basename(folder))
}

/**
 * @param {string} cache
 * @param {string} current
 */
function removeOthers(cache, current) {
  for (const name of readdirSync(cache)) {
    // A longer name is another call's draft, still being written.
    if (!/^cli-[0-9a-f]{16}$/.test(name) || name === current) continue
    rmSync(path.join(cache, name), { recursive: true, force: true })
  }
}
