// The Vite plugin that writes the service worker: with the list of all files of the build, and a
// version that is another one whenever any of them is.

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { root } from './setup.mjs'

/** Where the version goes in index.html: the page says which one it is. */
const VERSION = '<meta name="version" content="development" />'

/** @returns {import('vite').Plugin} */
export function serviceWorker() {
  return {
    name: 'service-worker',
    apply: 'build',
    writeBundle: {
      order: 'post',
      // The list is read from the folder: no list of the bundler has the files that only a worker asks for.
      async handler({ dir }) {
        if (dir === undefined) throw new Error('expected a folder to write into')
        const code = await bundledWorker()
        const files = readdirSync(dir, { recursive: true, withFileTypes: true })
          .filter((file) => file.isFile() && file.name !== 'sw.js')
          .map((file) => path.relative(dir, path.join(file.parentPath, file.name)))
          .map((file) => file.replaceAll(path.sep, '/'))
          .sort()
        const version = versionOf(dir, files, code)
        const page = path.join(dir, 'index.html')
        const html = readFileSync(page, 'utf8')
        if (!html.includes(VERSION)) throw new Error(`expected ${VERSION} in index.html`)
        writeFileSync(page, html.replace(VERSION, VERSION.replace('development', version)))
        const list = { version, files: files.map((file) => (file === 'index.html' ? './' : file)) }
        const text = `const RACETRACK_VERSION=${JSON.stringify(list)};\n${code}`
        writeFileSync(path.join(dir, 'sw.js'), text)
      },
    },
  }
}

/**
 * @param {string} dir
 * @param {readonly string[]} files
 * @param {string} code of the service worker
 */
function versionOf(dir, files, code) {
  const hash = createHash('sha256').update(code)
  for (const file of files) hash.update(file).update(readFileSync(path.join(dir, file)))
  return hash.digest('hex').slice(0, 16)
}

/** The service worker as one script. */
async function bundledWorker() {
  const made = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: {
        input: 'src/serviceWorker.ts',
        output: { format: 'iife', codeSplitting: false },
      },
    },
  })
  const outputs = Array.isArray(made) ? made : [made]
  const [chunk] = outputs.flatMap((each) => ('output' in each ? each.output : []))
  if (chunk?.type !== 'chunk') throw new Error('expected the service worker to become one script')
  return chunk.code
}
