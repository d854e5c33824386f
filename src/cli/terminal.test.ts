import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { version } from '../../package.json'
import { oraclesAsked, runPython } from '../vfs/python3.oracle.ts'

const RUN = fileURLToPath(new URL('../../scripts/run.mjs', import.meta.url))
const BIN = fileURLToPath(new URL('../../bin/racetrack.mjs', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'racetrack-terminal-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Far more states than anybody waits for. */
const LONG = `def bump():
    for _ in range(9):
        with open('/data/n', 'a') as f:
            f.write('x')
        with open('/data/n') as f:
            f.read()

PROCESSES = [bump, bump, bump, bump]
`

/** Runs a command on a terminal, and presses Ctrl-C when it says a word. */
const TERMINAL = `
import json, os, pty, sys
told = json.load(sys.stdin)
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(told['command'][0], told['command'])
shown, pressed = b'', False
while True:
    try:
        part = os.read(terminal, 65536)
    except OSError:
        break
    if not part:
        break
    shown += part
    if not pressed and told['word'].encode() in shown:
        os.write(terminal, b'\\x03')
        pressed = True
code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
print(json.dumps({'code': code, 'shown': shown.decode('utf-8', 'replace')}))
`

test('the command starts without npm, too', () => {
  const { status, stdout } = spawnSync(process.execPath, [BIN, '--version'], { encoding: 'utf8' })
  expect([status, stdout]).toEqual([0, `${version}\n`])
}, 600_000)

test.runIf(oraclesAsked())(
  'a check on a terminal says how far it is, and Ctrl-C ends it with what is known',
  () => {
    const file = path.join(folder, 'long.py')
    writeFileSync(file, LONG)
    const command = [process.execPath, RUN, 'cli', 'check', file]
    const { code, shown } = runPython(TERMINAL, { command, word: ' steps deep, ' }) as {
      readonly code: number
      readonly shown: string
    }
    expect(shown).toMatch(/\r\u001B\[K[\d ]+ states, \d+ steps deep, \d+ % looked into/)
    // Nothing of the line is left before the answer.
    const answer = shown.slice(shown.lastIndexOf('\u001B[K') + 3)
    expect(answer).toMatch(/^long\.py\r\nA bump, B bump, C bump, D bump\r\n/)
    expect(answer).toMatch(/NOT DECIDED|SAFE|BROKEN/)
    expect(answer).toMatch(/states +[\d ]+\r\n/)
    expect(code).toBe(130)
  },
  600_000,
)
