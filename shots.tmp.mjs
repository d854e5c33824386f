import { chromium } from 'playwright-core'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const jobs = JSON.parse(process.argv[2])
for (const { name, w, h, theme = 'light', url, keys = [], skip = true, full = false } of jobs) {
  const context = await browser.newContext({ viewport: { width: w, height: h }, colorScheme: theme, hasTouch: w < 600 })
  const page = await context.newPage()
  if (skip) await page.addInitScript(() => localStorage.setItem('racetrack.lessons', JSON.stringify({ skipped: true })))
  await page.goto('http://localhost:41950/' + url)
  await page.waitForTimeout(900)
  for (const key of keys) { if (key.startsWith('wait')) await page.waitForTimeout(Number(key.slice(4))); else { await page.keyboard.press(key); await page.waitForTimeout(120) } }
  await page.waitForTimeout(400)
  await page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: full })
  await context.close()
}
await browser.close()
