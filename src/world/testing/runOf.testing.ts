import { bytes } from '../../vfs/index.ts'
import { replay } from '../run.ts'
import type { Run } from '../run.ts'
import type { Plan } from '../world.ts'
import { planOf } from './planOf.testing.ts'

/** A run of `main` for each request over a disk with /d/a, which holds "old". */
export function runOf(
  lines: readonly string[],
  schedule: string,
  { entries = ['main'], more = {} }: { entries?: readonly string[]; more?: Partial<Plan> } = {},
): Run {
  const body = lines.map((line) => `    ${line}\n`).join('')
  const plan = planOf(`import os, fcntl\ndef main():\n${body}`, entries, {
    files: [{ path: '/d/a', data: bytes('old') }],
    ...more,
  })
  const { run, divergence } = replay(plan, schedule)
  if (divergence !== null) throw new Error(`expected a schedule to be valid, got ${schedule}`)
  return run
}
