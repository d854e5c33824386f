import { BugError } from '../../base/index.ts'
import { everyBuiltin, withLibrary } from '../../machine/everyBuiltin.ts'
import { modelledNames, withGlobal } from '../../machine/index.ts'
import type { Library, Memory, ModelledNames } from '../../machine/index.ts'
import { compile, outlineOf, topOf } from '../../python/index.ts'
import type { Code, Diagnostic, Source } from '../../python/index.ts'
import { initialWorld } from '../../world/index.ts'
import type { World } from '../../world/index.ts'
import { CLOCK_SOURCE, readsClock } from './clockProcess.ts'
import type { OwnScenario } from './ownScenario.ts'
import type { RaceSetting } from './race.ts'
import { barePlan } from './racePlan.ts'
import { entryOf, firstLine, isFunction, placeOf, shortly, valueOf } from './raceText.ts'
import type { RaceText } from './raceText.ts'
import { setUp } from './setUp.ts'
import type { SetUp } from './setUp.ts'

/** A program whose top has run. */
export interface Begun {
  readonly ok: true
  readonly code: Code
  readonly library: Library
  /** compiled for threads */
  readonly stepwise: boolean
  readonly text: RaceText
  readonly world: World
  /** what `text` was told; grows */
  readonly diagnostics: readonly Diagnostic[]
}

/** Compiles the files and runs the top of the race file. A long file takes a while: it stops between its parts. */
export function* begin({ files, main }: OwnScenario): Generator<undefined, Begun | Failed, void> {
  const others = Object.keys(files).filter((name) => name !== main)
  const own = [main, ...others].map((name) => ({ name, text: files[name] ?? '' }))
  const inner = own.flatMap(innerNamesIn)
  if (inner.length > 0) return failed(inner)
  const sources = withLibrary(own)
  const source = { name: main, text: files[main] ?? '' }
  const stepwise = listsThreads(source)
  const library = everyBuiltin
  const modelled = modelledNames([], library)
  const compiled = compile(sources, modelled, { topLevel: 'statements', stepwise })
  if (!compiled.ok) return failed(compiled.diagnostics)
  yield
  const code = withClock(compiled.code, sources, modelled, stepwise)
  const outline = outlineOf(source, sources, modelled)
  if (outline === null) throw new BugError('expected an outline of what was compiled')
  yield
  const bare = barePlan({ code, library })
  yield
  const top = { name: 'The top of the file', entry: topOf(main), args: [], at: firstLine(source) }
  const ran = setUp(bare, initialWorld(bare), top)
  if (!ran.ok) return failed([ran])
  yield
  const diagnostics: Diagnostic[] = []
  const report: RaceText['report'] = (span, message, instead) =>
    diagnostics.push({ span, message, instead })
  const text = { source, outline, memory: ran.memory, report }
  return { ok: true, code, library, stepwise, text, world: ran.world, diagnostics }
}

/** Names that only the clock and the library that is written in Python may use. */
const INNER = /\b__(?:time_passes|unordered|not_modelled|cache_(?:lookup|keep|clear))__\b/g

export function innerNamesIn({ name: file, text }: Source): readonly Diagnostic[] {
  return [...text.matchAll(INNER)].map(({ index: from, 0: name }) => ({
    span: { file, from, to: from + name.length, line: text.slice(0, from).split('\n').length },
    message: `\`${name}\` is a name of Racetrack's own.`,
    instead: 'Take another name.',
  }))
}

/** The program, and what makes time pass if it reads a clock. */
export function withClock(
  code: Code,
  sources: readonly Source[],
  modelled: ModelledNames,
  stepwise = false,
): Code {
  if (!readsClock(code)) return code
  const compiled = compile([...sources, CLOCK_SOURCE], modelled, {
    topLevel: 'statements',
    stepwise,
  })
  if (!compiled.ok) throw new BugError('expected that the clock compiles')
  return compiled.code
}

/** Where the processes begin: after `setup`, if there is one. */
export function afterSetup(
  { code, library, text, world }: Begun,
  settings: readonly RaceSetting[],
): { readonly ok: true; readonly memory: Memory; readonly world: World } | Failed {
  const setup = setupOf(text)
  const memory = withSettings(text.memory, text.source.name, settings)
  if (setup === null) return { ok: true, memory, world }
  const ran = setUp({ ...barePlan({ code, library }), memory }, world, setup)
  return ran.ok ? ran : failed([ran])
}

/** What is wrong with the text. */
export interface Failed {
  readonly ok: false
  readonly diagnostics: readonly Diagnostic[]
}

export function failed(diagnostics: readonly Diagnostic[]): Failed {
  const plain = diagnostics.map(({ span, message, instead }) => ({ span, message, instead }))
  return { ok: false, diagnostics: plain }
}

function setupOf(text: RaceText): SetUp | null {
  const found = valueOf(text, 'setup')
  if (found === undefined) return null
  const at = placeOf(text, 'setup')
  if (isFunction(found)) return { name: 'setup()', entry: entryOf(text, 'setup'), args: [], at }
  text.report(at, `\`setup\` is ${shortly(found)}, not a function.`, null)
  return null
}

function withSettings(memory: Memory, main: string, settings: readonly RaceSetting[]): Memory {
  if (settings.length === 0) return memory
  const values = Object.fromEntries(settings.map(({ name, value }) => [name, value]))
  return withGlobal(memory, main, 'SETTINGS', values)
}

/** Does the file list threads? Then what they share is looked at point by point: see `stepwise` of the compiler. */
function listsThreads({ text }: Source): boolean {
  const code = text.replace(/("""|''')[\s\S]*?\1/g, (quoted) => quoted.replace(/[^\n]/g, ' '))
  return /^THREADS\b\s*(:[^=\n]+)?=/m.test(code)
}
