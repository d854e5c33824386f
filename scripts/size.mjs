// The bundle budget: what the first view of a page must fetch before it can run, gzipped.

import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseAst } from 'vite'
import { fromRoot } from './setup.mjs'

/**
 * Of the scripts that a page needs before it answers a key, in bytes: the opening card for a newcomer,
 * another card of the lessons, and the stage.
 */
const BUDGETS = { opening: 70_000, learn: 153_500, stage: 184_000 }
/**
 * What is fetched when somebody edits: the page of the editor, and CodeMirror. The Python grammar is not
 * in it, which the stage has fetched for its listing.
 */
const EDITOR = { budget: 110_000, files: /^(EditPage|codemirror)-[\w-]+\.js$/ }
const dist = fromRoot('dist')

const html = readFileSync(path.join(dist, 'index.html'), 'utf8')
const first = [
  ...attributes(html, /<script\b[^>]*\bsrc="([^"]+)"/g),
  ...attributes(html, /<link\b(?=[^>]*\brel="modulepreload")[^>]*\bhref="([^"]+)"/g),
].map((url) => path.join(dist, url))
/** @type {Readonly<Record<string, readonly string[]>>} */
const pages = JSON.parse(/const files = (\{.*\})/.exec(html)?.[1] ?? '{}')

const shared = withStaticImports(first)
table('scripts of every page', [...shared])
const seen = new Set(shared)
const verdicts = Object.entries(BUDGETS).map(([page, budget]) => {
  const own = (pages[page] ?? []).map((url) => path.join(dist, url))
  const all = withStaticImports([...first, ...own])
  for (const file of all) seen.add(file)
  table(
    `more of the page ${page}`,
    [...all].filter((file) => !shared.has(file)),
  )
  return { page, budget, total: sum([...all]), found: first.length > 0 && own.length > 0 }
})
table(
  'fetched later, workers and styles (no budget)',
  readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(dist, name))
    .filter((file) => /\.(js|css)$/.test(file) && !seen.has(file)),
)
const single = fromRoot('dist-single', 'racetrack.html')
if (existsSync(single)) {
  const bytes = statSync(single).size
  console.log(
    `the page in one file: ${kilobytes(bytes)}, ${kilobytes(gzippedSize(single))} gzipped`,
  )
}
const editor = readdirSync(path.join(dist, 'assets'))
  .filter((name) => EDITOR.files.test(name))
  .map((name) => path.join(dist, 'assets', name))
verdicts.push({
  page: 'the editor',
  budget: EDITOR.budget,
  total: sum(editor),
  found: editor.length === 2,
})
for (const { page, budget, total, found } of verdicts) {
  const verdict = `${page in BUDGETS ? `first view of ${page}` : page}: ${kilobytes(total)} of ${kilobytes(budget)} gzipped`
  if (!found) console.error(`expected dist/index.html to name the scripts of ${page}`)
  else if (total > budget) console.error(`${verdict}: over the budget`)
  else console.log(verdict)
  if (!found || total > budget) process.exitCode = 1
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 */
function attributes(text, pattern) {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '')
}

/**
 * The files and everything they import statically, however deep.
 *
 * @param {readonly string[]} files
 */
function withStaticImports(files) {
  /** @type {Set<string>} */
  const seen = new Set()
  const waiting = [...files]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    for (const node of parseAst(readFileSync(file, 'utf8')).body) {
      if (!('source' in node) || !node.source) continue
      waiting.push(path.resolve(path.dirname(file), node.source.value))
    }
  }
  return seen
}

/** @param {string} file */
function gzippedSize(file) {
  return gzipSync(readFileSync(file), { level: 9 }).length
}

/** @param {readonly string[]} files */
function sum(files) {
  return files.reduce((bytes, file) => bytes + gzippedSize(file), 0)
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`
}

/**
 * @param {string} title
 * @param {readonly string[]} files
 */
function table(title, files) {
  console.log(title)
  const rows = files.map((file) => ({ file, bytes: gzippedSize(file) }))
  for (const { file, bytes } of rows.toSorted((a, b) => b.bytes - a.bytes)) {
    console.log(`  ${kilobytes(bytes).padStart(9)}  ${path.relative(dist, file)}`)
  }
}
