import * as v from 'valibot'
import type { OwnScenario } from '../programs/index.ts'

/** Links of programs that are not of the catalogue carry all of their text. */
const VERSION = '3'

/** Longer texts are refused as links: share a file instead. */
const MOST = 100_000

export interface OwnLinked {
  readonly scenario: OwnScenario
  readonly schedule: string
  readonly cursor: number
}

const Text = v.record(v.string(), v.string())
const Scenario = v.object({
  kind: v.literal('own'),
  files: Text,
  main: v.string(),
  settings: v.record(v.string(), v.union([v.boolean(), v.string()])),
  copies: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
  switches: v.exactOptional(v.picklist(['every-access', 'gil'])),
  fault: v.nullable(
    v.object({
      kind: v.picklist(['kill', 'disk-full', 'evict']),
      request: v.number(),
      step: v.number(),
    }),
  ),
})

/** `3&own=<base64url of JSON>&schedule=AAB&at=3`: readable but for the program itself. */
export function ownLinkOf({ scenario, schedule, cursor }: OwnLinked): string {
  const bytes = new TextEncoder().encode(JSON.stringify(scenario))
  const text = btoa(String.fromCharCode(...bytes))
  const own = text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  return `${VERSION}&own=${own}&schedule=${schedule}&at=${cursor}`
}

/** What such a link says; null for any other link, and for one that is damaged. */
export function parseOwnLink(hash: string): OwnLinked | null {
  if (hash.length > MOST) return null
  const [, own = '', schedule = '', at = ''] =
    /^#?3&own=([\w-]+)&schedule=([A-E]*)&at=(\d{1,6})$/.exec(hash) ?? []
  const scenario = v.safeParse(Scenario, decodeOwn(own))
  if (!scenario.success) return null
  return {
    scenario: scenario.output,
    schedule,
    cursor: Math.min(Number(at), schedule.length),
  }
}

function decodeOwn(own: string): unknown {
  try {
    const text = atob(own.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0))
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}
