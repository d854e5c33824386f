import { isOwn } from '../../../programs/index.ts'
import { filesIn, namesOf } from '../../../store/editing.ts'
import type { OpenProgram } from '../../../store/editing.ts'

type Program = Pick<OpenProgram, 'name' | 'scenario' | 'original' | 'file'>

/** Does a file say something else than the original? By default the one that is shown. */
export function isChangedIn({ scenario, original, file: shown }: Program, file = shown): boolean {
  return filesIn(scenario)[file] !== original[file]
}

/**
 * The files that "Download" saves. A race is saved whole, its main file under the name that the person gave it. Of
 * a session program the files that were changed: the command line takes each in place of its own. If there is
 * none, the one that is shown.
 */
export function downloadsOf(
  program: Program,
): readonly { readonly name: string; readonly text: string }[] {
  const { name: given, scenario, file: shown } = program
  const files = filesIn(scenario)
  const names = namesOf(scenario)
  if (isOwn(scenario)) {
    return names.map((name) => ({
      name: name === scenario.main && given.endsWith('.py') ? given : name,
      text: files[name] ?? '',
    }))
  }
  const changed = names.filter((name) => isChangedIn(program, name))
  return (changed.length === 0 ? [shown] : changed).map((name) => ({
    name,
    text: files[name] ?? '',
  }))
}
