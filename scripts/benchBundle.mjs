// Bundles the TypeScript half of the bench, as the headless command is, and runs one measurement
// of it in a separate process.

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'vite'
import { compiledPrograms } from './programs.mjs'
import { root } from './setup.mjs'

/**
 * @param {(measure: (...args: readonly (string | number)[]) => Promise<unknown>) => Promise<void>} then
 *   gets a function that runs `bench/main.ts` with these arguments and answers what it measured
 */
export async function withBench(then) {
  const folder = mkdtempSync(path.join(tmpdir(), 'racetrack-bench-'))
  try {
    await build({
      configFile: false,
      root,
      logLevel: 'silent',
      plugins: [compiledPrograms()],
      ssr: { noExternal: true },
      build: {
        ssr: 'bench/main.ts',
        outDir: folder,
        emptyOutDir: true,
        target: 'node20',
        copyPublicDir: false,
        rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
      },
    })
    const main = path.join(folder, 'main.mjs')
    await then((...args) => measure(main, args.map(String)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @param {string} main
 * @param {readonly string[]} args
 * @returns {Promise<unknown>}
 */
async function measure(main, args) {
  // Five requests are millions of states; a peer keeps each as an object.
  const child = spawn(process.execPath, ['--max-old-space-size=6000', main, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (part) => (text += part))
  /** @type {number | null} */
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject).on('close', resolve)
  })
  if (code !== 0) throw new Error(`measuring ${args.join(' ')} ended with code ${code}`)
  return JSON.parse(text)
}
