import { makeReady } from '../ready.ts'
import { openedAt } from '../opened.ts'
import type { AtFirst } from '../opened.ts'
import type { Found } from '../openWhenFound.ts'
import { readOwnLink } from './ownLinks.ts'

/** What a link with a program opens. Never rejects. */
export async function foundInLink(hash: string): Promise<Found> {
  const linked = await readOwnLink(hash)
  if (linked.kind === 'refused') {
    const text = `This link could not be opened: ${linked.why}.`
    return { kind: 'refused', notice: { kind: 'warning', text } }
  }
  const { scenario, schedule, cursor, notice } = linked
  return {
    kind: 'found',
    scenario,
    next: () => {
      const opened = openedAt(scenario, schedule, cursor)
      const said = [...(notice === null ? [] : [notice]), ...differenceOf(linked, opened)]
      return said.length === 0
        ? opened
        : {
            ...opened,
            notice: {
              kind: 'warning',
              text: `This link could not be opened as it is: ${said.join('; ')}.`,
            },
          }
    },
  }
}

interface Place {
  readonly scenario: { readonly fault: unknown }
  readonly schedule: string
}

/** What of a link could not be had. */
function differenceOf(linked: Place, opened: Place): readonly string[] {
  const [wanted, there] = [linked.schedule.length, opened.schedule.length]
  return [
    ...(wanted === there
      ? []
      : [`its schedule can be followed for ${there} of ${wanted} steps only`]),
    ...(linked.scenario.fault === opened.scenario.fault ? [] : ['its fault cannot happen here']),
  ]
}

/** What the stage shows at first for a link with a program. Never rejects. */
export async function openedInLink(hash: string): Promise<AtFirst> {
  const found = await foundInLink(hash)
  if (found.kind === 'refused') return { notice: found.notice }
  const { ready, notice } = await makeReady(found.scenario)
  return ready ? found.next() : { notice }
}
