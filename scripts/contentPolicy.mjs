// The Vite plugin that writes the page's content security policy into index.html: strict, with
// Trusted Types, by a meta tag, as a host of static files sends no headers of ours.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fromRoot } from './setup.mjs'

/**
 * Runs after all that changes index.html: scripts and styles inside of it are allowed by their hash. The
 * preview server sends the same policy in a header, with every file.
 *
 * @returns {import('vite').Plugin}
 */
export function contentPolicy() {
  return {
    name: 'content-policy',
    apply: (_, { command, isPreview }) => command === 'build' || isPreview === true,
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => withPolicy(html, false),
    },
    configurePreviewServer({ middlewares }) {
      middlewares.use((_, response, next) => {
        const page = readFileSync(fromRoot('dist', 'index.html'), 'utf8')
        response.setHeader('Content-Security-Policy', policyOf(page))
        next()
      })
    },
  }
}

/**
 * @param {string} html
 * @param {boolean} inOneFile the page has everything inside, its workers too
 */
export function withPolicy(html, inOneFile) {
  const own = inOneFile ? [] : ["'self'"]
  const policy = [
    ['default-src', "'none'"],
    [
      'script-src',
      ...own,
      ...hashes(
        html,
        /<script\b(?![^>]*\b(?:src=|type="application\/json"))[^>]*>([^]*?)<\/script>/g,
      ),
    ],
    ['style-src', ...own, ...hashes(html, /<style\b[^>]*>([^]*?)<\/style>/g)],
    ['img-src', ...own, ...(inOneFile ? ['data:'] : [])],
    ['worker-src', ...own, ...(inOneFile ? ['blob:'] : [])],
    // The service worker fetches what it keeps, and the manifest is none of the above.
    ...(inOneFile
      ? []
      : [
          ['connect-src', "'self'"],
          ['manifest-src', "'self'"],
        ]),
    ['base-uri', "'none'"],
    ['form-action', "'none'"],
    ['require-trusted-types-for', "'script'"],
    ['trusted-types', 'racetrack'],
  ]
  const text = policy.map((words) => words.join(' ')).join('; ')
  const before = '<meta charset="utf-8" />'
  if (!html.includes(before)) throw new Error(`expected ${before} in index.html`)
  // It counts for what comes after it.
  return html.replace(before, () => `${before}\n    ${metaOf(text)}`)
}

const META = /<meta http-equiv="Content-Security-Policy" content="([^"]*)" \/>/

/** @param {string} policy */
function metaOf(policy) {
  return `<meta http-equiv="Content-Security-Policy" content="${policy}" />`
}

/**
 * The policy in a page that was built, as a host would send it in a header.
 *
 * @param {string} html
 */
function policyOf(html) {
  const found = META.exec(html)?.[1]
  if (found === undefined) throw new Error('expected a content security policy in the page')
  return found
}

/**
 * @param {string} html
 * @param {RegExp} pattern its first group is what stands inside of an element
 */
function hashes(html, pattern) {
  return [...html.matchAll(pattern)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  )
}
