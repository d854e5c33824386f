import type { AnyScenario } from '../../programs/index.ts'
import { filesOfBase } from '../editor/bases.ts'
import { parseOwnLink } from '../ownLink.ts'
import type { Linked } from '../link.ts'
import { packedProgram, parseProgramLink, withSchedule } from '../../share/programLink.ts'
import type { ReadLink } from '../../share/programLink.ts'

/** What a link with a program says, whichever version made it. Never rejects. */
export async function readOwnLink(hash: string): Promise<ReadLink> {
  const read = await parseProgramLink(hash, filesOfBase)
  if (read !== null) return read
  const linked = parseOwnLink(hash)
  return linked === null
    ? { kind: 'refused', why: 'it is damaged: perhaps only a part of it was copied' }
    : { kind: 'program', notice: null, base: null, ...linked }
}

/** The part of a link that says the program. It is packed once, however many steps are linked. */
const packed = new WeakMap<AnyScenario, string>()

/** The text behind "#" for a program with texts of its own: at once when its text was packed before. */
export function linkOfOwn({ scenario, schedule, cursor }: Linked): string | Promise<string> {
  const there = packed.get(scenario)
  return there === undefined
    ? packedLink({ scenario, schedule, cursor })
    : withSchedule(there, schedule, cursor)
}

async function packedLink({ scenario, schedule, cursor }: Linked): Promise<string> {
  const text = await packedProgram(scenario, null, filesOfBase)
  packed.set(scenario, text)
  return withSchedule(text, schedule, cursor)
}
