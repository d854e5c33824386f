import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { compiledPrograms } from '../scripts/programs.mjs'

// With the limits raised it takes its time, and others may want the machine, too.
const minutes =
  process.env['RACETRACK_PROOF'] === 'full'
    ? 300
    : process.env['RACETRACK_EXHAUSTIVE'] === '1'
      ? 60
      : 10

/** The tests of one folder here. */
export function proofConfig(folder: 'cpython' | 'django') {
  return defineConfig({
    root: fileURLToPath(new URL(folder, import.meta.url)),
    cacheDir: `../../node_modules/.vite/proof-${folder}`,
    plugins: [compiledPrograms()],
    test: {
      environment: 'node',
      include: ['*.test.ts'],
      testTimeout: minutes * 60_000,
      hookTimeout: 60_000,
    },
  })
}
