import { lazy } from 'react'
import type { ComponentType } from 'react'

const parts: (() => Promise<unknown>)[] = []

/**
 * A part of a panel that its first view can do without. It is fetched when it is first drawn, or
 * earlier by `fetchLaterParts`.
 */
export function laterPart<Props>(fetchPart: () => Promise<ComponentType<Props>>) {
  parts.push(fetchPart)
  return lazy(async () => ({ default: await fetchPart() }))
}

/**
 * Fetches all of them behind the first view, so that they can be drawn without a network. A part
 * that cannot be fetched now is fetched when it is drawn.
 */
export async function fetchLaterParts(): Promise<void> {
  await Promise.allSettled(parts.map((fetchPart) => fetchPart()))
}
