import type { Notice } from './state.ts'

export const FETCHING: Notice = { kind: 'info', text: 'Fetching programs…' }

export const NOT_FETCHED: Notice = {
  kind: 'warning',
  text: 'The other programs could not be fetched. Check your connection and try again; nothing is lost.',
}
