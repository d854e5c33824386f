import { spawnSync } from 'node:child_process'

/**
 * Runs a Python 3 program with `input` as JSON on its stdin and returns the JSON that it
 * prints. Throws with its stderr when it fails.
 */
export function runPython(program: string, input: unknown): unknown {
  const done = spawnSync('python3', ['-c', program], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (done.error !== undefined) throw done.error
  if (done.status !== 0) throw new Error(`expected python3 to succeed:\n${done.stderr}`)
  const answer: unknown = JSON.parse(done.stdout)
  return answer
}

/**
 * Whether the oracles can be asked here: Linux with python3. In CI they always are, so that a
 * missing one fails instead of passing unseen.
 */
export function oraclesAsked(): boolean {
  const there = process.platform === 'linux' && spawnSync('python3', ['--version']).status === 0
  if (!there) console.warn('vfs: not held against the real thing here (needs Linux and python3)')
  return there || process.env['CI'] !== undefined
}
