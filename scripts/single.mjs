// The Vite plugin behind `npm run build:single`: the page as one HTML file that works from a disk,
// where no script may be fetched and no module may be a worker.

import { readFileSync } from 'node:fs'
import { build } from 'vite'
import { withPolicy } from './contentPolicy.mjs'
import { fromRoot, root } from './setup.mjs'

const NAME = 'racetrack.html'
const ENTRY = 'virtual:workers'

/**
 * @param {() => import('vite').PluginOption[]} plugins those of the app
 * @returns {import('vite').Plugin}
 */
export function inOneFile(plugins) {
  return {
    name: 'in-one-file',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: /src\/store\/workerFiles\.ts$/ },
      async handler() {
        const text = JSON.stringify(await bundledWorkers(plugins))
        return [
          `const url = URL.createObjectURL(new Blob([${text}], { type: 'text/javascript' }))`,
          'export const WORKER_FILES = { check: url, race: url }',
          `export const WORKER_TYPE = 'classic'`,
        ].join('\n')
      },
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const page = bundle['index.html']
        if (page?.type !== 'asset') throw new Error('expected a page')
        const html = withAllInside(String(page.source), bundle)
        for (const name of Object.keys(bundle)) delete bundle[name]
        this.emitFile({ type: 'asset', fileName: NAME, source: withPolicy(html, true) })
      },
    },
  }
}

/**
 * The page with its script, its styles and its icon inside; without what needs a host.
 *
 * @param {string} html
 * @param {import('vite').Rolldown.OutputBundle} bundle
 */
function withAllInside(html, bundle) {
  const sourceOf = (/** @type {string} */ name) => {
    const file = bundle[name.replace(/^\.\//, '')]
    if (file === undefined)
      throw new Error(`expected the page to name a file of its own, got ${name}`)
    return file.type === 'chunk' ? file.code : String(file.source)
  }
  const icon = readFileSync(fromRoot('public', 'favicon.svg')).toString('base64')
  const page = html
    .replace(/<script\b[^>]*\bsrc="([^"]+)"[^>]*><\/script>/g, (_, name) => {
      return `<script type="module">${escaped(sourceOf(name))}</script>`
    })
    .replace(/<link rel="stylesheet"[^>]*\bhref="([^"]+)"[^>]*>/g, (_, name) => {
      return `<style>${sourceOf(name)}</style>`
    })
    .replace(/ *<(meta name="version"|link rel="(manifest|apple-touch-icon)")[^>]*>\n/g, '')
    .replace('./favicon.svg', `data:image/svg+xml;base64,${icon}`)
  const left = /\b(?:src|href)="\.[^"]*"/.exec(page)?.[0]
  if (left !== undefined) throw new Error(`expected nothing outside of the page, got ${left}`)
  return page
}

/** So that no text in a script ends it. @param {string} code */
function escaped(code) {
  return code.replaceAll(/<(?=\/script|!--)/gi, '\\x3c')
}

/**
 * All workers as one script, of which the name of a worker says what it is: they have most in common.
 *
 * @param {() => import('vite').PluginOption[]} plugins
 */
async function bundledWorkers(plugins) {
  const made = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [entry, plugins()],
    // Not for a page: nothing there preloads what it imports.
    ssr: { target: 'webworker', noExternal: true },
    build: {
      ssr: true,
      write: false,
      target: 'es2022',
      minify: true,
      rolldownOptions: {
        checks: { bundlerTimings: false },
        input: ENTRY,
        output: { format: 'iife', codeSplitting: false },
      },
    },
  })
  const outputs = Array.isArray(made) ? made : [made]
  const chunks = outputs.flatMap((each) => ('output' in each ? each.output : []))
  const [chunk] = chunks
  if (chunk?.type !== 'chunk' || chunks.length > 1) {
    throw new Error(`expected the workers to become one script, got ${chunks.length} files`)
  }
  return chunk.code
}

/** @type {import('vite').Plugin} */
const entry = {
  name: 'all-workers',
  resolveId: (id) => (id === ENTRY ? id : null),
  load: (id) =>
    id === ENTRY
      ? `if (name === 'race') void import('/src/store/race/race.worker.ts')
         else void import('/src/store/check/check.worker.ts')`
      : null,
}
