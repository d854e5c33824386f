import { BugError } from '../../../base/index.ts'

/** One parameter of a function of CPython's. */
export interface PythonParameter {
  readonly name: string
  /** `either`: by position or by name; `rest`: `*args`; `keywords`: `**kwargs` */
  readonly kind: 'positional' | 'either' | 'keyword' | 'rest' | 'keywords'
  /** the repr of its default; null: it must be given */
  readonly default: string | null
}

export interface PythonSignature {
  readonly parameters: readonly PythonParameter[]
  /** written in Python: its TypeErrors have other words than those of C */
  readonly isPython: boolean
}

interface Facts {
  /** by full name: "sorted", "os.path.join", "str.split" */
  readonly signatures: ReadonlyMap<string, PythonSignature>
  /** by type: its attributes, without those of its base */
  readonly types: ReadonlyMap<string, ReadonlySet<string>>
}

const FUNCTION = /^(def )?([\w.]+)\((.*)\)$/
const TYPE = /^([\w.]+): (.*)$/

/** The answer of scripts/pythonFacts.py, read line by line. */
export function readFacts(text: string): Facts {
  const signatures = new Map<string, PythonSignature>()
  const types = new Map<string, ReadonlySet<string>>()
  for (const line of text.trim().split('\n')) {
    const [, isPython, name, parameters] = FUNCTION.exec(line) ?? []
    const [, type, attributes] = TYPE.exec(line) ?? []
    if (name !== undefined && parameters !== undefined) {
      const read = readParameters(parameters)
      signatures.set(name, { parameters: read, isPython: isPython !== undefined })
    } else if (type !== undefined && attributes !== undefined) {
      types.set(type, new Set(attributes.split(' ')))
    } else throw new BugError(`expected a line of facts, got ${line}`)
  }
  return { signatures, types }
}

/** "a, b=1, /, *, c=None" */
function readParameters(text: string): readonly PythonParameter[] {
  const parts = text === '' ? [] : splitParameters(text)
  const slash = parts.indexOf('/')
  let named = false
  return parts.flatMap((part, index): readonly PythonParameter[] => {
    const [name = '', fallback] = partsOf(part)
    if (part === '/') return []
    if (name.startsWith('*')) {
      named = true
      if (name === '*') return []
      const kind = name.startsWith('**') ? 'keywords' : 'rest'
      return [{ name: name.replace(/^\*+/, ''), kind, default: '' }]
    }
    const kind = named ? 'keyword' : index < slash ? 'positional' : 'either'
    return [{ name, kind, default: fallback ?? null }]
  })
}

function partsOf(part: string): readonly string[] {
  const at = part.indexOf('=')
  return at === -1 ? [part] : [part.slice(0, at), part.slice(at + 1)]
}

/** Splits at commas outside of brackets and quotes. */
function splitParameters(text: string): readonly string[] {
  const parts = text.match(/(?:'(?:\\.|[^'\\])*'|\([^)]*\)|[^,'(])+/g) ?? []
  return parts.map((part) => part.trim())
}
