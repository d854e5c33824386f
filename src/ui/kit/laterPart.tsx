import { lazy, Suspense, useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { idle } from './idle.ts'
import { FetchError, PartBoundary } from './PartBoundary.tsx'
import { refetchStyles } from './refetchStyles.ts'

/** Draws the part; `fetchPart` brings it before it is drawn, and rejects where it cannot be had. */
export type LaterPart<Props> = ((props: Props) => ReactNode) & {
  readonly fetchPart: () => Promise<unknown>
}

const fetches: (() => Promise<unknown>)[] = []

/**
 * A part of the page that is fetched when it is first drawn, or earlier by `fetchLaterParts`. A
 * part that cannot be fetched, or that fails, says so in its own place and can be tried again; the
 * rest of the page keeps working. `fallback`: what is shown meanwhile. `onDemand`: it is large, and
 * few need it: it is never fetched before somebody asks for it.
 */
export function laterPart<Props extends object>(
  fetchPart: () => Promise<ComponentType<Props>>,
  fallback: ReactNode | ((props: Props) => ReactNode) = null,
  onDemand = false,
): LaterPart<Props> {
  /** once it is there it is drawn at once, without waiting for a promise */
  let ready: ComponentType<Props> | null = null
  const fetched = async (): Promise<ComponentType<Props>> => (ready ??= await fetchPart())
  if (!onDemand) fetches.push(fetched)
  // React keeps a rejection for ever, so a retry needs a new lazy component.
  const fresh = (): ComponentType<Props> =>
    ready ??
    (lazy(async () => {
      try {
        return { default: await fetched() }
      } catch (error) {
        throw new FetchError(error)
      }
    }) as ComponentType<Props>)
  const LaterPart = (props: Props): ReactNode => {
    // The same as long as it stands: with another type of component React throws its state away.
    const [Part, setPart] = useState(fresh)
    const again = async (): Promise<void> => {
      await refetchStyles()
      setPart(fresh)
    }
    return (
      <PartBoundary again={again}>
        <Suspense fallback={typeof fallback === 'function' ? fallback(props) : fallback}>
          <Part {...props} />
        </Suspense>
      </PartBoundary>
    )
  }
  return Object.assign(LaterPart, { fetchPart: fetched })
}

/**
 * Fetches all parts behind the first view, so that they can be drawn without a network. One after
 * the other, whenever the page has nothing else to do: a person comes first. A part that cannot be
 * fetched now is fetched when it is drawn.
 */
export async function fetchLaterParts(): Promise<void> {
  for (const fetchPart of fetches) {
    await idle()
    await Promise.allSettled([fetchPart()])
  }
}
