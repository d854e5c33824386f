import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { DIST } from './host.ts'
import { COUNTER } from './ownPrograms.ts'
import { button, openFinding, region, shown } from './support.ts'

const RUN = fileURLToPath(new URL('../scripts/run.mjs', import.meta.url))

let folder: string
let file: string
let command: ChildProcess

test.beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'racetrack-watched-'))
  file = path.join(folder, 'visits.py')
})

test.afterEach(async () => {
  if (command.exitCode === null) command.kill('SIGKILL')
  await rm(folder, { recursive: true })
})

/** Starts `racetrack open`, and gives the address that it says. */
async function open(): Promise<string> {
  command = spawn(process.execPath, [RUN, 'cli', 'open', file, '--port', '0'], {
    env: { ...process.env, RACETRACK_DIST: DIST.replace(/\/$/, '') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (command.stdout === null) throw new Error('expected the output of the command')
  const [line] = (await once(createInterface(command.stdout), 'line')) as [string]
  const url = /http:\S+/.exec(line)?.[0]
  if (url === undefined) throw new Error(`expected an address in “${line}”`)
  return url
}

const LOCKED = COUNTER.replace('"""Two', '"""Under a lock, two')
  .replace('COUNTER =', 'import fcntl\nCOUNTER =')
  .replace(/def visit\(\):\n([^]*?)\n\n\n/, (_, body: string) => {
    const inside = body.replaceAll(/^/gm, '    ')
    return `def visit():\n    with open('/data/lock', 'w') as lock:\n        fcntl.flock(lock, fcntl.LOCK_EX)\n${inside}\n\n\n`
  })

test('a file is opened, and whenever it is saved the stage has the new text, with its schedule', async ({
  page,
}) => {
  await writeFile(file, COUNTER)
  await page.goto(await open())
  await shown(page)
  const verdict = await openFinding(page, 'Verdict')
  await expect(verdict).toContainText('210 of 222 schedules go wrong')
  for (let step = 0; step < 3; step += 1) await button(page, 'Step A').click()
  const place = page.getByText('Step 3 of 3', { exact: true })
  await expect(place).toBeVisible()

  await writeFile(file, LOCKED)
  await expect(verdict).toContainText('No schedule ends badly')
  await expect(place).toBeVisible()

  await writeFile(file, LOCKED.replace('int(f.read())', 'int(f.read()'))
  await expect(page.getByLabel('Notice')).toContainText('This program cannot run. visits.py, line ')
  await expect(place).toBeVisible()

  await writeFile(file, COUNTER)
  await expect(verdict).toContainText('210 of 222 schedules go wrong')
  await expect(page.getByText('This program cannot run')).toHaveCount(0)
  await expect(place).toBeVisible()
})

test('a file that is wrong says so in the page until it is right; Ctrl-C ends the command', async ({
  page,
}) => {
  await writeFile(file, COUNTER.replace('PROCESSES = [visit, visit]', 'PROCESSES = [visits]'))
  await page.goto(await open())
  await shown(page)
  await expect(page.getByLabel('Notice')).toContainText('visits.py, line ')
  await writeFile(file, COUNTER)
  await expect(region(page, 'Why')).toContainText('Both read the number')
  command.kill('SIGINT')
  const [code] = (await once(command, 'exit')) as [number | null]
  expect(code).toBe(0)
})
