import { nearNames } from './nearNames.ts'
import { STANDARD_MODULES } from './parse/standardModules.ts'
import { INSTEAD, PYTHON_BUILTINS } from './pythonNames.ts'

/** What is wrong, and what to write instead: see `Diagnostic`. */
export interface Complaint {
  readonly message: string
  readonly instead: string | null
}

/** The modules and files that an import finds. */
export interface Importable {
  readonly modules: Iterable<string>
  readonly files: Iterable<string>
}

/** A module that an import does not find: one of Python's that is not modelled, or none at all. */
export function missingModule(name: string, { modules, files }: Importable): Complaint {
  const [top = name] = name.split('.')
  const instead = INSTEAD.get(name) ?? INSTEAD.get(top)
  if (instead !== undefined || STANDARD_MODULES.has(top)) {
    const near = instead === undefined ? didYouMean(name, [...modules, ...files]) : null
    const standard = [...modules]
      .filter((each) => STANDARD_MODULES.has(each.split('.')[0] ?? ''))
      .toSorted()
    const others = near ?? `Of the modules of Python, these are: ${standard.join(', ')}.`
    return {
      message: `\`import ${name}\`: this module is not modelled.`,
      instead: instead ?? others,
    }
  }
  const beside = [...files].toSorted()
  const others =
    beside.length <= 1
      ? 'There is no other file.'
      : `The other files are: ${beside.map((file) => `${file}.py`).join(', ')}.`
  return {
    message: `\`import ${name}\`: it is no file of this program, and no module that comes with Python.`,
    instead: didYouMean(name, [...modules, ...files]) ?? others,
  }
}

/** Lists as long as this are shown whole. */
const SHORT = 8

/** A member that a module does not have here. `members`: those that it has. */
export function missingMember(path: string, name: string, members: ReadonlySet<string>): Complaint {
  const whole = `${path}.${name}`
  const all =
    members.size <= SHORT ? `Modelled in ${path}: ${[...members].toSorted().join(', ')}.` : null
  const near = didYouMean(
    whole,
    [...members].map((member) => `${path}.${member}`),
  )
  return {
    message: `\`${whole}\` is not modelled.`,
    instead: INSTEAD.get(whole) ?? INSTEAD.get(path) ?? near ?? all,
  }
}

/** A name that means nothing in a file: a built-in that is not modelled, or no name at all. */
export function missingName(name: string, known: Iterable<string>): Complaint {
  const instead = INSTEAD.get(name)
  if (PYTHON_BUILTINS.has(name) || MODULE_NAMES.has(name)) {
    return { message: `\`${name}\` is not modelled.`, instead: instead ?? null }
  }
  return {
    message: `\`${name}\` is not defined in this file.`,
    instead: didYouMean(name, known) ?? 'Define it at the top of the file, or import it.',
  }
}

/** What every module of CPython has, or sees of the built-in scope, beside plain names. */
const MODULE_NAMES: ReadonlySet<string> = new Set(
  '__import__ __build_class__ __builtins__ __debug__ __doc__ __file__ __loader__ __package__ __spec__'.split(
    ' ',
  ),
)

function didYouMean(name: string, candidates: Iterable<string>): string | null {
  const near = nearNames(name, candidates).map((each) => `\`${each}\``)
  return near.length === 0 ? null : `Did you mean ${near.join(' or ')}?`
}
