// The Vite plugin that writes the opening card of the lessons into index.html, as HTML and as data, so
// that it can be read before any script runs and stepped before the model is there, and names the files that each page needs, so that they come at once.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { fromRoot, root } from './setup.mjs'

/** Where the card goes, and the files of a page, in index.html. */
const CARD = '<!-- the opening card -->'
const DATA = '<!-- the opening card as data -->'
const FILES = '/* the files of each page */ {}'

/** The modules of each page that has its files fetched with the first script. */
const PAGES = {
  opening: ['src/ui/panels/lesson/Opening.tsx'],
  learn: ['src/start.tsx', 'src/ui/panels/lesson/LessonPage.tsx'],
  stage: ['src/start.tsx', 'src/ui/Stage.tsx', 'src/store/links.ts'],
  // No page, but what a link to the fix needs beyond its page.
  fix: ['src/programs/fixPrograms.ts'],
}

/**
 * @param {() => import('vite').PluginOption[]} plugins those of the app, but for this one
 * @returns {import('vite').Plugin}
 */
export function prerenderedCard(plugins) {
  return {
    name: 'prerendered-card',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        if (bundle === undefined) return html
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
        const first = chunks.find((chunk) => chunk.isEntry)
        const filesOf = (/** @type {readonly string[]} */ modules) => {
          const pages = modules.map((module) =>
            chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(module))),
          )
          const found = pages.filter((chunk) => chunk !== undefined)
          if (found.length < modules.length || first === undefined) {
            throw new Error(`expected chunks with ${modules.join(' and ')}, found ${found.length}`)
          }
          return later(chunks, found, withImports(chunks, [first]))
        }
        const opening = filesOf(PAGES.opening)
        const learn = filesOf(PAGES.learn)
        const stage = filesOf(PAGES.stage)
        const fix = filesOf(PAGES.fix)
        const { cards, data } = await openingCard(plugins)
        return html
          .replace(CARD, () => cards)
          .replace(DATA, () => data)
          .replace(FILES, () =>
            JSON.stringify({
              opening: addresses(opening.scripts),
              learn: addresses(learn.scripts),
              stage: addresses(stage.scripts),
              fix: addresses(fix.scripts),
            }),
          )
          .replace('</head>', () => `${opening.styles.map(styleLink).join('')}</head>`)
      },
    },
  }
}

/** @typedef {import('vite').Rolldown.OutputChunk} Chunk */

/**
 * What a page needs beyond the first script.
 *
 * @param {readonly Chunk[]} chunks
 * @param {readonly Chunk[]} pages
 * @param {ReadonlySet<Chunk>} before
 */
function later(chunks, pages, before) {
  const added = [...withImports(chunks, pages)].filter((chunk) => !before.has(chunk))
  return {
    scripts: added.map(({ fileName }) => fileName),
    styles: added.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]),
  }
}

/**
 * Some chunks and all that they import statically.
 *
 * @param {readonly Chunk[]} chunks
 * @param {readonly Chunk[]} start
 */
function withImports(chunks, start) {
  /** @type {Set<Chunk>} */
  const found = new Set()
  const waiting = [...start]
  for (let chunk = waiting.pop(); chunk !== undefined; chunk = waiting.pop()) {
    if (found.has(chunk)) continue
    found.add(chunk)
    for (const name of chunk.imports) {
      const next = chunks.find(({ fileName }) => fileName === name)
      if (next !== undefined) waiting.push(next)
    }
  }
  return found
}

/** @param {readonly string[]} files */
function addresses(files) {
  return files.map((file) => `./${file}`)
}

/** @param {string} file */
function styleLink(file) {
  return `  <link rel="stylesheet" crossorigin href="./${file}">\n  `
}

/**
 * The card for a wide page and for a phone, of which a style sheet shows one, and its data. No script
 * runs there, so the policy of the page need not know it.
 *
 * @param {() => import('vite').PluginOption[]} plugins
 */
async function openingCard(plugins) {
  // Inside the checkout, where React is found.
  const folder = fromRoot('node_modules', '.cache')
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `opening-card-${process.pid}.mjs`)
  try {
    writeFileSync(file, await bundleOf('src/prerender.tsx', plugins()))
    Object.assign(globalThis, { location: { hash: '#learn=1.1' }, matchMedia: mediaOf('wide') })
    const { openingParts } = await import(pathToFileURL(file).href)
    const { data, card } = openingParts()
    const wide = card()
    Object.assign(globalThis, { matchMedia: mediaOf('phone') })
    const text = data.replaceAll('<', '\\u003c')
    return {
      cards: `<div data-for="wide" data-early>${wide}</div><div data-for="phone" data-early>${card()}</div>`,
      data: `<script type="application/json" id="opening">${text}</script>`,
    }
  } finally {
    rmSync(file, { force: true })
  }
}

/**
 * One script for Node.
 *
 * @param {string} entry
 * @param {import('vite').PluginOption[]} plugins
 */
async function bundleOf(entry, plugins) {
  const made = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [noWorker, plugins],
    ssr: { noExternal: true, external: ['react', 'react-dom'] },
    build: {
      ssr: entry,
      write: false,
      target: 'node20',
      rolldownOptions: {
        checks: { bundlerTimings: false },
        output: { codeSplitting: false },
      },
    },
  })
  const outputs = Array.isArray(made) ? made : [made]
  const code = outputs
    .flatMap((each) => ('output' in each ? each.output : []))
    .flatMap((each) => (each.type === 'chunk' && each.isEntry ? [each.code] : []))
  if (code[0] === undefined) throw new Error(`expected a script of ${entry}, found none`)
  return code[0]
}

/**
 * Nothing is checked before the page runs, so that no worker need be built.
 *
 * @type {import('vite').Plugin}
 */
const noWorker = {
  name: 'no-worker',
  enforce: 'pre',
  load: { filter: { id: /\?worker&url$/ }, handler: () => `export default ''` },
}

/** @param {'wide' | 'phone'} frame */
function mediaOf(frame) {
  return () => ({ matches: frame === 'phone', addEventListener() {}, removeEventListener() {} })
}
