import { defineConfig } from 'vitest/config'
import { compiledPrograms } from '../../scripts/programs.mjs'

// Minutes; with the limits raised it takes its time.
const minutes = process.env['RACETRACK_PROOF'] === 'full' ? 300 : 10

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite/proof-django',
  plugins: [compiledPrograms()],
  test: {
    environment: 'node',
    include: ['*.test.ts'],
    testTimeout: minutes * 60_000,
    hookTimeout: 60_000,
  },
})
