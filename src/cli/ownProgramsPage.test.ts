import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isCPythonHere } from '../machine/testing/cpython.oracle.ts'
import { run } from './run.ts'
import { runPython } from './runPython.ts'

const PAGE = readFileSync(new URL('../../docs/own-programs.md', import.meta.url), 'utf8')

/** The programs of the page, by the names behind "```python". */
const FILES: ReadonlyMap<string, string> = new Map(
  [...PAGE.matchAll(/^```python (\S+)\n(.*?)^```$/gms)].map(([, name, text]) => [
    name ?? '',
    text ?? '',
  ]),
)

const SURROUNDINGS = {
  width: 100,
  readText: (path: string) => FILES.get(path) ?? null,
  pythonFiles: (path: string) => (FILES.has(path) ? [path] : null),
  runPython,
}

interface Shown {
  readonly command: string
  /** what stands below it; … for lines that are left out */
  readonly output: string
}

/** The commands of the page, in their order. */
const COMMANDS: readonly Shown[] = [...PAGE.matchAll(/^```console\n(.*?)^```$/gms)].flatMap(
  ([, block]) =>
    (block ?? '').split(/^\$ /m).flatMap((part) => {
      const [command = '', ...lines] = part.split('\n')
      return command === '' ? [] : [{ command, output: lines.join('\n') }]
    }),
)

/** Without what differs from machine to machine. */
function lasting(text: string): string {
  return (
    text
      .replaceAll(/^( *seconds +)[\d.]+/gm, '$1…s')
      .replaceAll(/\([\d.]+ s\)/g, '(…s)')
      .replaceAll(/CPython [\d.]+\d/g, 'CPython')
      // Deflated data is not unique.
      .replaceAll(/own=[\w-]+/g, 'own=…')
      .replaceAll(/ +$/gm, '')
  )
}

/** Is every part between two … in the output, in this order? Without …: is it all of the output? */
function expectShown(output: string, shown: string): void {
  const lines = lasting(output).trim().split('\n')
  let from = 0
  const parts = lasting(shown).trim().split(/^…$/m)
  for (const part of parts) {
    const wanted = part.trim().split('\n')
    const at = lines.findIndex(
      (_, start) =>
        start >= from && wanted.every((line, n) => lines[start + n]?.trim() === line.trim()),
    )
    expect(at, `expected in the output:\n${part}\n\nThe output:\n${output}`).not.toBe(-1)
    from = at + wanted.length
  }
  expect(parts.length === 1 ? from : lines.length).toBe(lines.length)
}

/** What `echo $?` behind a command says; null: it is no such line. */
function exitCodeBehind(index: number): number | null {
  const next = COMMANDS[index + 1]
  return next?.command === 'echo $?' ? Number(next.output) : null
}

const ran = COMMANDS.map((shown, index) => ({ ...shown, exit: exitCodeBehind(index) })).filter(
  ({ command }) => command.startsWith('racetrack '),
)

test('the page has programs and commands', () => {
  expect([...FILES.keys()].length).toBeGreaterThanOrEqual(6)
  expect(ran.length).toBeGreaterThanOrEqual(10)
  expect(COMMANDS.every(({ command }) => /^(racetrack .*|echo \$\?)$/.test(command))).toBe(true)
})

const here = isCPythonHere()
const runnable = ran.filter(({ command }) => here || !command.startsWith('racetrack prove'))

test.each(runnable)('docs/own-programs.md: $command', ({ command, output, exit }) => {
  const [, ...args] = command.split(' ')
  const { code, stdout, stderr } = run(args, SURROUNDINGS)
  expect(stderr).toBe('')
  expectShown(stdout, output)
  expect(exit ?? code).toBe(code)
})
