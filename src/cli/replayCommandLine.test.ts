import { beforeAll, expect, test } from 'vitest'
import { CATALOGUE, decisiveScenario, replayCommand, versionOf } from '../programs/index.ts'
import { provideEveryProgram } from '../programs/everyProgram.ts'
import { run } from './run.ts'

beforeAll(provideEveryProgram)

const DECISIVE = CATALOGUE.flatMap((row) =>
  versionOf(row).decisive.map((one) => ({ name: `${row.id}: ${one.title}`, row, one })),
)

test.each(DECISIVE)('the command line of $name replays that very run', ({ row, one }) => {
  const scenario = decisiveScenario(row, one)
  const words = replayCommand(scenario, one.schedule).split(' ').slice(1)
  const { code, stdout, stderr } = run([...words, '--json'])
  expect(stderr).toBe('')
  expect(code).toBeLessThanOrEqual(1)
  const { schedule, program } = JSON.parse(stdout) as { schedule: string; program: string }
  expect([program, schedule]).toEqual([scenario.program, one.schedule])
})
