import { expect } from '@playwright/test'
import { button, region, test, violations } from './support.ts'
import { pasteProgram, newProgram, verdictOf } from './writing.ts'

/** Two threads that count behind a lock. */
const LOCKED = `"""Two threads count visits in one variable, under a lock."""
import threading

lock = threading.Lock()
visits = 0


def visit():
    global visits
    with lock:
        visits += 1


THREADS = [visit, visit]
`

test('the memory of threads: who wrote a variable last, who owns the lock and who waits, in the picture and in the table', async ({
  page,
}) => {
  await newProgram(page)
  await pasteProgram(page, LOCKED)
  await expect(verdictOf(page)).toContainText('All 2 schedules are safe')
  const memory = region(page, 'Memory')
  const row = (name: string) => memory.getByRole('listitem').filter({ hasText: name })
  await expect(row('lock')).toContainText('free')
  await button(page, 'Step A').click()
  await expect(row('lock')).toHaveText(/held\s*by.*A/)
  await button(page, 'Step A').click()
  await button(page, 'Step A').click()
  await expect(row('visits')).toHaveText(/int\s*1.*now\s*by.*A/)
  await expect(button(page, 'Step B')).toBeDisabled()
  await expect(row('lock')).toHaveText(/B.*waits/)
  expect(await violations(page)).toEqual([])
  await region(page, 'Timeline').getByRole('button', { name: 'Table', exact: true }).click()
  const table = region(page, 'Timeline').getByRole('table')
  await expect(table).toContainText('takes lock')
  await expect(table).toContainText('stores 1 in visits')
})
