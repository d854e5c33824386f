import { defineConfig } from '@playwright/test'
import { findBrowser } from '../scripts/browser.mjs'

const found = findBrowser()
// `npm test` finds a free port; this one is for `npx playwright test -c e2e` by hand, after a build.
const port = Number(process.env['E2E_PORT'] ?? 41_730)
const url = `http://127.0.0.1:${port}/`

export default defineConfig({
  testDir: '.',
  // What is tagged so runs in `npm run test:all`: the same checks at more sizes and themes.
  ...(process.env['RACETRACK_EXHAUSTIVE'] === '1' ? {} : { grepInvert: /@exhaustive/ }),
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 7_000 },
  workers: 2,
  reporter: [['list']],
  use: {
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    // What a service worker answers cannot be held back or changed by a test; installed.spec.ts lets it in.
    serviceWorkers: 'block',
    // Recording every frame and every tree takes longer than the tests; a failure still shows what was on the page.
    trace: 'off',
    launchOptions: {
      ...(found?.path ? { executablePath: found.path } : {}),
      args: [
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-gpu',
        '--disable-dev-shm-usage',
      ],
    },
  },
  projects: [{ name: 'chromium' }],
  webServer: {
    command: `"${process.execPath}" node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: '..',
    url,
    reuseExistingServer: false,
    timeout: 30_000,
  },
})
