import { lazy, Suspense, useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { FetchError, PartBoundary } from './PartBoundary.tsx'
import { refetchStyles } from './refetchStyles.ts'

const fetches: (() => Promise<unknown>)[] = []

/**
 * A part of the page that is fetched when it is first drawn, or earlier by `fetchLaterParts`. A
 * part that cannot be fetched, or that fails, says so in its own place and can be tried again; the
 * rest of the page goes on. `fallback`: what stands there meanwhile.
 */
export function laterPart<Props extends object>(
  fetchPart: () => Promise<ComponentType<Props>>,
  fallback: ReactNode = null,
): (props: Props) => ReactNode {
  /** once it is there it is drawn at once, without waiting for a promise */
  let ready: ComponentType<Props> | null = null
  const fetched = async (): Promise<ComponentType<Props>> => (ready ??= await fetchPart())
  fetches.push(fetched)
  // React keeps a rejection for ever, so that another try needs another lazy component.
  const fresh = () =>
    lazy(async () => {
      try {
        return { default: await fetched() }
      } catch (error) {
        throw new FetchError(error)
      }
    })
  let part = fresh()
  return function LaterPart(props: Props): ReactNode {
    // Chosen once: another component in its place would forget what this one knows.
    const [Part, setPart] = useState(() => ready ?? (part as ComponentType<Props>))
    const again = async (): Promise<void> => {
      await refetchStyles()
      part = fresh()
      setPart(() => part as ComponentType<Props>)
    }
    return (
      <PartBoundary again={again}>
        <Suspense fallback={fallback}>
          <Part {...props} />
        </Suspense>
      </PartBoundary>
    )
  }
}

/**
 * Fetches all parts behind the first view, so that they can be drawn without a network. A part that
 * cannot be fetched now is fetched when it is drawn.
 */
export async function fetchLaterParts(): Promise<void> {
  await Promise.allSettled(fetches.map((fetchPart) => fetchPart()))
}
