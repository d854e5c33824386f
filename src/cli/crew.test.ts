import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { drain } from '../base/index.ts'
import { scenarioWith } from '../programs/index.ts'
import { workOnAll } from './crew.ts'
import type { Crew, CrewProgress, Finished } from './crew.ts'
import { NO_SURROUNDINGS } from './surroundings.ts'
import { workOn } from './work.ts'
import type { CellWork, Work } from './work.ts'
import { crewOf } from './workers.ts'

const ITEMS: readonly CellWork[] = Array.from({ length: 6 }, (_, index) => ({
  kind: 'cell',
  scenario: scenarioWith({
    program: index % 2 === 0 ? 'ticket' : 'fix',
    views: ['touch', 'touch', index % 3 === 0 ? 'read' : 'touch'],
  }),
  states: 1000 + index,
}))

/** Takes every other thing; of those it answers all but the last, with which it dies. */
const HALF: Crew = {
  begin: (items) => {
    let next = 0
    const theirs = items.map((item, index): Finished<typeof item> | null => {
      if (index % 2 === 0) return null
      if (index + 2 >= items.length) return { died: 'it had enough' }
      return { answer: drain(workOn(item, NO_SURROUNDINGS)) }
    })
    return {
      answers: theirs,
      take: () => {
        const index = next
        next += 2
        return index < items.length ? index : null
      },
      next: () => Promise.resolve(),
    }
  },
}

test('what a crew helps with has the same answers in the same order, but for one whose worker has died', () => {
  const alone = drain(workOnAll(ITEMS, NO_SURROUNDINGS))
  const helped = drain(workOnAll(ITEMS, { ...NO_SURROUNDINGS, crew: HALF }, 0))
  const other = helped.flatMap((answer, index) =>
    JSON.stringify(answer) === JSON.stringify(alone[index]) ? [] : [answer],
  )
  expect(other).toEqual([
    { outcomes: [], states: 0, schedules: null, complete: false, steps: null },
  ])
})

test('a worker that dies is said, and only what it had taken is lost', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'racetrack-crew-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  const script = path.join(folder, 'dies.mjs')
  // It takes the first thing and dies of it; see `takeFrom`.
  const text = `import { workerData } from 'node:worker_threads'
const { shared, who } = workerData
Atomics.store(shared, 2 + Atomics.add(shared, 0, 1), who)
throw new Error('no memory is left')
`
  writeFileSync(script, text)
  const deaths: string[] = []
  const { crew } = crewOf(script, (why) => deaths.push(why), 2)
  const items: readonly Work[] = ITEMS.slice(0, 3)
  const job = crew?.begin(items)
  await job?.next()
  expect(job?.answers).toEqual([{ died: 'a worker has died: no memory is left' }, null, null])
  expect(deaths).toEqual(['a worker has died: no memory is left'])
  expect([job?.take(), job?.take(), job?.take()]).toEqual([1, 2, null])
})

test('how many are done is told while a crew works', () => {
  const shown: (readonly number[])[] = []
  drain(workOnAll(ITEMS, { ...NO_SURROUNDINGS, crew: LATE }, 0), (progress) => {
    if (isCrews(progress)) shown.push([progress.done, progress.all])
  })
  expect(shown.length).toBeGreaterThan(0)
  expect(shown.every(([done = 0, all]) => done < ITEMS.length && all === shown[0]?.[1])).toBe(true)
})

function isCrews(progress: object): progress is CrewProgress {
  return 'ready' in progress
}

/** Answers one thing whenever it is waited for. */
const LATE: Crew = {
  begin: (items) => {
    const answers: (Finished<(typeof items)[number]> | null)[] = items.map(() => null)
    return {
      answers,
      take: () => null,
      next: () => {
        const index = answers.indexOf(null)
        const item = items[index]
        if (item !== undefined) answers[index] = { answer: drain(workOn(item, NO_SURROUNDINGS)) }
        return Promise.resolve()
      },
    }
  },
}
