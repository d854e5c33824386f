// `node scripts/warmCli.mjs FOLDER`: runs a check of the bundle in a folder, and writes beside it what V8
// has compiled for that, so that later starts need not.

import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { runBundle } from './cli.mjs'

const [, , folder = '.'] = process.argv
process.argv = [process.execPath, path.join(folder, 'main.cjs'), 'check', '--program', 'fix']
const script = runBundle(folder)
process.once('exit', () => {
  writeFileSync(path.join(folder, 'main.cache'), script.createCachedData())
})
