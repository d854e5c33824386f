import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The page that was built. */
export const DIST = fileURLToPath(new URL('../dist/', import.meta.url))

/** A host of static files, as plain as they come: it sends no headers of ours. */
export interface Host {
  /** the address of the page */
  readonly url: string
  /** what it answers from now on */
  serve(folder: string): void
  /** from now on nobody can reach it */
  stop(): Promise<void>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

async function answer(response: ServerResponse, file: string): Promise<void> {
  try {
    const content = await readFile(file)
    response.setHeader('Content-Type', TYPES[path.extname(file)] ?? 'text/plain')
    // As a host does whose files may be kept: the names of most say what is in them.
    response.setHeader('Cache-Control', 'max-age=600')
    response.end(content)
  } catch {
    // Many hosts answer a page of their own.
    response.writeHead(404, { 'Content-Type': 'text/html' })
    response.end('<h1>Not found</h1>')
  }
}

/** Starts a host of a folder, at a port of its own. */
export async function startHost(first: string): Promise<Host> {
  let folder = first
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host')
    const file = path.join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname)
    void answer(response, file)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('expected a TCP address')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    serve: (next) => {
      folder = next
    },
    stop: async () => {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
