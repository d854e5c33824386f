import { Component } from 'react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import styles from './PartBoundary.module.css'

/** A part of the page could not be fetched. The network's fault, or the server's: not a bug. */
export class FetchError extends Error {
  constructor(cause: unknown) {
    super('a part of the page could not be fetched', { cause })
  }
}

interface Props {
  /** before the part is drawn again */
  readonly again?: () => Promise<void>
  readonly children: ReactNode
}

/**
 * Keeps a failure inside one part of the page: what was not fetched, and what is our bug. The rest
 * of the page, and with it the person's work, continues.
 */
export class PartBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(`thrown: ${typeof error}`) }
  }

  readonly #again = async (): Promise<void> => {
    await this.props.again?.()
    this.setState({ error: null })
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <div className={styles['failed']} role="group" aria-label="Not available">
        {error instanceof FetchError ? (
          <p>
            This part could not be fetched. Check your connection and try again, or reload the page:
            its address keeps your work.
          </p>
        ) : (
          <p>
            Something went wrong in Racetrack in this part; the rest goes on.{' '}
            <code>{error.message}</code>
          </p>
        )}
        <Button
          name="Try again"
          onPress={() => {
            void this.#again()
          }}
        >
          Try again
        </Button>
      </div>
    )
  }
}
