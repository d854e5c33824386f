import type { OwnScenario } from '../../programs/index.ts'
import { ownLinkOf, parseOwnLink } from '../ownLink.ts'
import type { OwnLinked } from '../ownLink.ts'

export type ReadOwnLink =
  | ({ readonly kind: 'program'; readonly notice: string | null } & OwnLinked)
  /** a sentence without its end: "it is damaged: …" */
  | { readonly kind: 'refused'; readonly why: string }

/** What a link with a program says. Never rejects. */
export async function readOwnLink(hash: string): Promise<ReadOwnLink> {
  const linked = await Promise.resolve(parseOwnLink(hash))
  return linked === null
    ? { kind: 'refused', why: 'it is damaged: perhaps only a part of it was copied' }
    : { kind: 'program', notice: null, ...linked }
}

/** The part of a link that says the program. It is packed once, however many steps are linked. */
const packed = new WeakMap<OwnScenario, string>()

/** The text behind "#" for an own program: at once when its text was packed before. */
export function linkOfOwn({ scenario, schedule, cursor }: OwnLinked): string | Promise<string> {
  const start = packed.get(scenario)
  return start === undefined
    ? packedLink({ scenario, schedule, cursor })
    : `${start}&schedule=${schedule}&at=${cursor}`
}

async function packedLink(linked: OwnLinked): Promise<string> {
  const link = await Promise.resolve(ownLinkOf(linked))
  packed.set(linked.scenario, link.slice(0, link.indexOf('&schedule=')))
  return link
}
