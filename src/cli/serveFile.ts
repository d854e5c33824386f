import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import path from 'node:path'
import { fileLink } from './openCommand.ts'
import type { Serving } from './openCommand.ts'
import type { Surroundings } from './surroundings.ts'
import { UsageError } from './usageError.ts'

interface Place {
  /** the folder of the page that was built */
  readonly dist: string
  readonly readText: Surroundings['readText']
  /** says one line to who sits before the terminal */
  readonly say: (line: string) => void
  /** resolves when serving is to end */
  readonly ended: Promise<unknown>
}

/** Only this machine: others could read the file. */
const HOST = '127.0.0.1'
/** How often the file is looked at, in milliseconds. Reading works on every file system; notices do not. */
const LOOK_EVERY = 300

/** Serves the page with a file on its stage, until it is ended. Throws a UsageError. */
export async function serveFile({ path: file, port }: Serving, place: Place): Promise<void> {
  let link = fileLink(file, place)
  let trouble: string | null = null
  const readers = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    if (!isOurs(request)) {
      response.writeHead(403).end()
      return
    }
    response.setHeader('Cache-Control', 'no-store')
    const { pathname, search } = new URL(request.url ?? '/', `http://${HOST}`)
    if (pathname === '/watched') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' })
      response.write(eventOf(link))
      readers.add(response)
      response.on('close', () => readers.delete(response))
    } else if (pathname === '/' && search === '') {
      response.writeHead(302, { Location: `/?open#${link}` }).end()
    } else {
      void answer(response, place.dist, pathname)
    }
  })
  await listening(server, port)
  const timer = setInterval(() => {
    try {
      const now = fileLink(file, place)
      trouble = null
      if (now === link) return
      link = now
      for (const reader of readers) reader.write(eventOf(link))
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      // An editor may take a file away for a moment, to put another one in its place.
      if (trouble !== error.message) place.say(`racetrack: ${error.message}`)
      trouble = error.message
    }
  }, LOOK_EVERY)
  const address = server.address()
  const actual = typeof address === 'object' && address !== null ? address.port : port
  place.say(`${file} is at http://${HOST}:${actual}/  (Ctrl-C ends it)`)
  await place.ended
  clearInterval(timer)
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}

/** An address of another name that leads here is somebody else's page. */
function isOurs({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '')
}

function eventOf(link: string): string {
  return `data: ${link}\n\n`
}

async function listening(server: Server, port: number): Promise<void> {
  server.listen(port, HOST)
  try {
    await once(server, 'listening')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new UsageError(
      code === 'EADDRINUSE'
        ? `the port ${port} is in use: choose another with --port`
        : `the port ${port} cannot be used: ${message}`,
    )
  }
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
}

async function answer(response: ServerResponse, dist: string, pathname: string): Promise<void> {
  const file = path.join(dist, pathname === '/' ? 'index.html' : pathname)
  // The page is not installed from here: without a service worker a browser gives up one of before.
  const there = file.startsWith(dist + path.sep) && pathname !== '/sw.js'
  const content = there ? await readFile(file).catch(() => null) : null
  if (content === null) {
    response.writeHead(404).end()
    return
  }
  response.setHeader('Content-Type', TYPES[path.extname(file)] ?? 'text/plain; charset=utf-8')
  response.end(file.endsWith('index.html') ? watchingPage(content.toString()) : content)
}

/** The page, told that its file is watched. It installs nothing. */
function watchingPage(html: string): string {
  return html.replace(
    /<meta name="version" content="\w+" \/>/,
    '<meta name="version" content="development" />\n    <meta name="watched" content="" />',
  )
}
