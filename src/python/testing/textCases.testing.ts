import { parse } from '../parse/parse.ts'
import type { Diagnostic } from '../source.ts'
import { moduleText } from './treeText.testing.ts'

/** One case of a file in cases/: `# Title`, the source, `==>`, and what `answer` makes of it. */
export interface TextCase {
  readonly title: string
  readonly source: string
  readonly expected: string
}

export function readCases(text: string): readonly TextCase[] {
  const cases: TextCase[] = []
  let title = ''
  let source: string[] = []
  let expected: string[] | null = []
  const finish = (): void => {
    if (title === '' || expected === null) return
    const whole = source.map((line) => `${line}\n`).join('')
    cases.push({ title, source: withVisible(whole), expected: expected.join('\n').trim() })
  }
  for (const line of text.split('\n')) {
    if (expected === null) {
      if (line === '==>') expected = []
      else source.push(line)
    } else if (line.startsWith('# ')) {
      finish()
      title = line.slice(2)
      source = []
      expected = null
    } else expected.push(line)
  }
  finish()
  return cases
}

/** Cases write what an editor would not show, or would change, as ␍ (before a line break) and ␉. */
function withVisible(source: string): string {
  return source.replaceAll('␍\n', '\r\n').replaceAll('␉', '\t')
}

/** The names that the oracle knows, too. */
export const MODELLED = {
  modules: new Set(['os', 'errno', 'os.path']),
  files: new Set(['base', 'views']),
}

/** The tree, or a line `line:column-line:column message` for each diagnostic; counted from 1. */
export function answer(source: string): string {
  const parsed = parse({ name: 'case.py', text: source }, MODELLED)
  if (parsed.ok) {
    const { module } = parsed
    return module.version === 2 ? `Python 2\n${moduleText(module)}` : moduleText(module)
  }
  return parsed.diagnostics.map((one) => diagnosticText(source, one)).join('\n')
}

function diagnosticText(source: string, { span, message, instead }: Diagnostic): string {
  const range = `${position(source, span.from)}-${position(source, span.to)}`
  return [range, message, ...(instead === null ? [] : [instead])].join(' ')
}

function position(source: string, offset: number): string {
  const lines = source.slice(0, offset).split(/\r\n|\r|\n/)
  return `${String(lines.length)}:${String((lines.at(-1)?.length ?? 0) + 1)}`
}
