import { EventEmitter, once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isOwn } from '../programs/index.ts'
import { parseProgramLink } from '../share/programLink.ts'
import { run } from './run.ts'
import { serveFile } from './serveFile.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'racetrack-open-'))
const dist = path.join(folder, 'dist')

beforeAll(() => {
  mkdirSync(dist)
  writeFileSync(path.join(folder, 'secret.js'), 'not for the page')
  writeFileSync(path.join(dist, 'index.html'), '<meta name="version" content="0123abcd" />')
  writeFileSync(path.join(dist, 'sw.js'), '')
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

interface Open {
  readonly port: number
  readonly files: Map<string, string>
  /** lines that were said, after the one with the address */
  readonly said: readonly string[]
}

/** Serves `race.py` while something is done. */
async function whileOpen(files: Map<string, string>, act: (open: Open) => Promise<void>) {
  const end = new AbortController()
  const lines: string[] = []
  const begun = new EventEmitter()
  const address = once(begun, 'port')
  const serving = serveFile(
    { path: 'race.py', port: 0 },
    {
      dist,
      readText: (name) => files.get(name) ?? null,
      say: (line) => {
        const port = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(line)?.[1]
        if (port === undefined) lines.push(line)
        else begun.emit('port', Number(port))
      },
      ended: once(end.signal, 'abort'),
    },
  )
  try {
    const [port] = (await address) as [number]
    await act({ port, files, said: lines })
  } finally {
    end.abort()
    await serving
  }
}

/** Asks for a path as it stands, which `fetch` would tidy up. */
async function ask(port: number, target: string, host?: string): Promise<IncomingMessage> {
  const asked = request({
    host: '127.0.0.1',
    port,
    path: target,
    ...(host !== undefined && { headers: { host } }),
  })
  asked.end()
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  return response
}

async function textOf(response: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of response) text += String(part)
  return text
}

const ONE = new Map([['race.py', 'PROCESSES = []\n']])

test('the bare address leads to the file on the stage', async () => {
  await whileOpen(ONE, async ({ port }) => {
    const { statusCode, headers } = await ask(port, '/')
    expect(statusCode).toBe(302)
    const [page, link = ''] = (headers.location ?? '').split('#')
    expect(page).toBe('/?open')
    expect(await parseProgramLink(link, () => null)).toMatchObject({
      scenario: { files: { 'race.py': 'PROCESSES = []\n' } },
    })
  })
})

test('the page knows that its file is watched, and is not installed from here', async () => {
  await whileOpen(ONE, async ({ port }) => {
    const page = await textOf(await ask(port, '/?open'))
    expect(page).toContain('<meta name="watched" content="" />')
    expect(page).toContain('<meta name="version" content="development" />')
    expect((await ask(port, '/sw.js')).statusCode).toBe(404)
  })
})

test.each(['/../secret.js', '/%2e%2e/secret.js', '/..%2fsecret.js', '/nothing.js'])(
  'nothing but the page is served: not %s',
  async (target) => {
    await whileOpen(ONE, async ({ port }) => {
      expect((await ask(port, target)).statusCode).toBe(404)
    })
  },
)

test('an address of another name that leads here gets nothing', async () => {
  await whileOpen(ONE, async ({ port }) => {
    expect((await ask(port, '/?open', 'evil.example')).statusCode).toBe(403)
    expect((await ask(port, '/?open', `localhost:${port}`)).statusCode).toBe(200)
  })
})

test('who listens hears of every save, also of a file that is imported; a file that is gone is waited for', async () => {
  const files = new Map([
    ['race.py', 'import other\n'],
    ['other.py', 'x = 1\n'],
  ])
  await whileOpen(files, async ({ port, said }) => {
    const stream = await ask(port, '/watched')
    const links = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
    const heard = async () => {
      const { value } = await links.next()
      const read = await parseProgramLink(
        /^data: (.*)\n\n$/.exec(String(value))?.[1] ?? '',
        () => null,
      )
      return read?.kind === 'program' && isOwn(read.scenario) ? read.scenario.files : null
    }
    expect(await heard()).toEqual(Object.fromEntries(files))
    files.set('other.py', 'x = 2\n')
    expect(await heard()).toEqual({ 'race.py': 'import other\n', 'other.py': 'x = 2\n' })
    files.delete('race.py')
    while (said.length === 0) await new Promise(setImmediate)
    files.set('race.py', 'x = 3\n')
    expect(await heard()).toEqual({ 'race.py': 'x = 3\n' })
    expect(said).toEqual(['racetrack: there is no file "race.py" to read'])
  })
})

test('a port that is in use is said', async () => {
  const other = createServer()
  other.listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const place = { dist, readText: () => '', say: () => undefined, ended: Promise.resolve() }
  await expect(serveFile({ path: 'race.py', port }, place)).rejects.toThrow(
    `the port ${port} is in use: choose another with --port`,
  )
  other.close()
})

test.each([
  ['open', 'expected one file to open'],
  ['open a.py b.py', 'expected one file to open'],
  ['open gone.py', 'there is no file "gone.py" to read'],
  ['open a.py --port 70000', 'expected --port from 0 (any that is free) to 65535, got "70000"'],
  ['open a.py --port x', 'expected --port from 0 (any that is free) to 65535, got "x"'],
  ['open large.py', '"large.py" is too large for the page, which takes 64 KiB'],
])('%s: %s', (line, why) => {
  const texts: Readonly<Record<string, string>> = {
    'a.py': '',
    'b.py': '',
    'large.py': 'x'.repeat(70_000),
  }
  const readText = (name: string) => texts[name] ?? null
  expect(run(line.split(' '), { readText })).toEqual({
    code: 2,
    stdout: '',
    stderr: `racetrack: ${why}\n`,
  })
})

test('what is served is the file, right or wrong, at the port that was chosen', () => {
  const readText = () => 'this is no Python'
  expect(run(['open', 'd/a.py'], { readText }).serve).toEqual({ path: 'd/a.py', port: 4180 })
  expect(run(['open', 'd/a.py', '--port', '0'], { readText }).serve?.port).toBe(0)
})
