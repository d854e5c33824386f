/**
 * What the bundler adds to the language, and no more, so that the core rooms can read their
 * Python and Markdown files without the rest of `vite/client` (which brings the DOM along).
 */

interface ImportMeta {
  glob: import('vite/types/importGlob.d.ts').ImportGlobFunction
}

declare module '*.py?raw' {
  const text: string
  export default text
}

declare module '*.md?raw' {
  const text: string
  export default text
}

/** The programs of the catalogue, compiled: see scripts/programs.mjs. For `python.decodeCode`. */
declare module 'virtual:programs' {
  export const text: string
  /** a digest of every source of the engine */
  export const engine: string
}

/** The programs of the fix, compiled: see scripts/programs.mjs. For `python.decodeCode`. */
declare module 'virtual:programs/fix' {
  export const text: string
}
