import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { isMainThread } from 'node:worker_threads'
import { provideEveryProgram } from '../programs/everyProgram.ts'
import { provideFixPrograms } from '../programs/fixPrograms.ts'
import { earlyText, progressText } from './progressText.ts'
import type { Progress } from './progressText.ts'
import { runInSlices } from './run.ts'
import { runPython } from './runPython.ts'
import { UsageError } from './usageError.ts'
import { crewOf, serveCrew } from './workers.ts'
import type { Serving } from './openCommand.ts'
import { colorOf, widthOf } from './surroundings.ts'

/** Back to the start of the line, and nothing on it. */
const CLEAR_LINE = '\r\u001B[K'
/** Nothing is shown of what takes less, in milliseconds. */
const PATIENCE = 1000
/** How often a line is shown, and how often signals are looked for. */
const SHOWN_EVERY = 200
const BREATH_EVERY = 50
/** As a shell says that a process was ended by Ctrl-C: 128 and the number of the signal. */
const INTERRUPTED = 130

// A reader that closes early (`… | head -1`) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  process.stderr.write(
    `racetrack: the output could not be written (${error.code ?? error.message})\n`,
  )
  process.exit(2)
})

provideEveryProgram()
provideFixPrograms()
if (isMainThread) void main()
else serveCrew({ width: 0, color: false, readText, pythonFiles, runPython, pageUrl: null })

async function main(): Promise<void> {
  let interrupted = false
  const deaths: string[] = []
  const { crew, stop } = crewOf(process.argv[1] ?? '', (why) => deaths.push(why))
  const interrupt = () => {
    interrupted = true
    stop()
  }
  process.once('SIGINT', interrupt)
  const terminal = process.stdout.isTTY
  const work = runInSlices(process.argv.slice(2), {
    width: widthOf(process.env['COLUMNS'], process.stdout.columns),
    color: colorOf(process.env['NO_COLOR'], terminal),
    readText,
    pythonFiles,
    runPython,
    pageUrl: process.env['RACETRACK_URL'] ?? null,
    crew,
    interrupted: () => interrupted,
  })
  const show = process.stderr.isTTY ? progressLine() : () => undefined
  let breathedAt = performance.now()
  let next = work.next()
  for (; next.done !== true; next = work.next()) {
    show(next.value)
    if ('ready' in next.value) await next.value.ready
    else if (performance.now() - breathedAt < BREATH_EVERY) continue
    // Signals are only delivered between two turns of the event loop.
    await new Promise(setImmediate)
    breathedAt = performance.now()
  }
  process.removeListener('SIGINT', interrupt)
  if (process.stderr.isTTY) process.stderr.write(CLEAR_LINE)
  const { code, stdout, stderr, serve } = next.value
  process.exitCode = interrupted ? INTERRUPTED : code
  for (const why of new Set(deaths)) process.stderr.write(`racetrack: ${why}\n`)
  process.stderr.write(stderr)
  process.stdout.write(stdout)
  if (serve !== undefined) await open(serve)
}

/** Serves a file until Ctrl-C. */
async function open(serving: Serving): Promise<void> {
  const ended = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve)
  })
  // It brings a server, which no other command needs.
  const { serveFile } = await import('./serveFile.ts')
  try {
    await serveFile(serving, {
      dist: process.env['RACETRACK_DIST'] ?? '',
      readText,
      say: (line) => process.stdout.write(`${line}\n`),
      ended,
    })
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.exitCode = 2
    process.stderr.write(`racetrack: ${error.message}\n`)
  }
}

/** Shows how far a search is on one line of the terminal, a few times a second. */
function progressLine(): (progress: Progress) => void {
  let showAt = performance.now() + PATIENCE
  let early: string | null = null
  return (progress) => {
    const found = earlyText(progress)
    // A line of its own, once.
    if (found !== null && found !== early) process.stderr.write(`${CLEAR_LINE}${found}\n`)
    early = found ?? early
    if (performance.now() < showAt) return
    showAt = performance.now() + SHOWN_EVERY
    process.stderr.write(CLEAR_LINE + progressText(progress))
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** In the order of their paths; hidden folders and caches left out. */
function pythonFiles(root: string): readonly string[] | null {
  try {
    if (!statSync(root).isDirectory()) return [root]
    return readdirSync(root, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.py'))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => !/(^|\/)(\.[^/.]|__pycache__|node_modules)/.test(file.slice(root.length)))
      .toSorted()
  } catch {
    return null
  }
}
