import { Component } from 'react'
import type { ReactNode } from 'react'
import { BugError } from '../../../base/index.ts'
import { Broken } from './Broken.tsx'

interface Props {
  /** the address that opens what was seen */
  readonly link: () => string
  readonly children: ReactNode
}

/** Catches what is our fault: keeps the work by its link, and offers a way on. */
export class Boundary extends Component<Props, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? 'unknown' }
  }

  override componentDidMount() {
    addEventListener('error', this.thrown)
  }

  override componentWillUnmount() {
    removeEventListener('error', this.thrown)
  }

  /** What is thrown by a key or a button never passes through React. */
  private readonly thrown = (event: ErrorEvent): void => {
    if (event.error instanceof BugError) this.setState({ error: event.error })
  }

  override render() {
    const { error } = this.state
    return error === null ? this.props.children : <Broken error={error} link={this.props.link()} />
  }
}
