import { deflateRawSync } from 'node:zlib'
import { filesOfForkBase } from '../programs/everyProgram.ts'
import { quotedWord } from '../programs/index.ts'
import type { AnyScenario } from '../programs/index.ts'
import { LONGEST_LINK, programLinkBy } from '../share/programLink.ts'
import { withThousands } from './checkText.ts'
import type { Surroundings } from './surroundings.ts'
import { UsageError } from './usageError.ts'

/** What chooses where the page is. */
export interface PageWords {
  readonly 'base-url'?: string | undefined
}

/** The options of `PageWords`, for `parseOptions`. */
export const PAGE_OPTIONS = { 'base-url': { type: 'string' } } as const

/** The address of the page, as it was typed or as RACETRACK_URL has it; null: nobody said. Throws a UsageError. */
export function pageOf(
  { 'base-url': typed }: PageWords,
  { pageUrl }: Pick<Surroundings, 'pageUrl'>,
): string | null {
  const address = typed ?? pageUrl
  if (address === null) return null
  const url = URL.canParse(address) ? new URL(address) : null
  if (url !== null && /^(https?|file):$/.test(url.protocol)) {
    url.hash = ''
    return url.href
  }
  const from = typed === undefined ? 'RACETRACK_URL' : '--base-url'
  throw new UsageError(
    `expected ${from} to be an address such as http://localhost:4173/, got "${address}"`,
  )
}

/**
 * The line that opens this program in the page, at the end of this schedule; not wrapped, so that it can be
 * copied. Null for a program that no link can carry.
 *
 * @param path of a race file
 * @param page where the page is; null: nobody said
 */
export function pageLine(
  path: string | null,
  scenario: AnyScenario,
  schedule: string,
  page: string | null,
): string | null {
  const link = linkOf(scenario, schedule)
  if (link === null) {
    return path === null
      ? null
      : `In the page: it is too large for a link. Open the file: ${openLine(path)}`
  }
  const whole = `${page ?? ''}#${link}`
  if (whole.length > LONGEST_LINK) {
    const length = withThousands(String(whole.length))
    return `In the page: a link has ${length} characters, which many tools cut${path === null ? '' : `. Open the file: ${openLine(path)}`}`
  }
  return page === null ? `In the page, behind its address: ${whole}` : `In the page: ${whole}`
}

function openLine(path: string): string {
  return `racetrack open ${quotedWord(path)}`
}

/** The text behind "#"; null where there is none. */
function linkOf(scenario: AnyScenario, schedule: string): string | null {
  const place = { schedule, cursor: schedule.length }
  return programLinkBy({ scenario, ...place }, deflateRawSync, filesOfForkBase)
}
