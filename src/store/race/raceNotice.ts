import { NOT_FETCHED } from '../notFetched.ts'
import type { Notice } from '../state.ts'
import type { RaceRead } from './raceRead.ts'

/** Why a program was not put on the stage; null: it was, or another one was asked for. */
export function raceNotice(read: RaceRead): Notice | null {
  switch (read.kind) {
    case 'ok':
    case 'dropped':
      return null
    case 'wrong':
      return { kind: 'warning', text: `This program cannot run. ${problemText(read)}` }
    case 'took too long':
      return {
        kind: 'warning',
        text: 'This program cannot run: what it does before the first step takes too long.',
      }
    case 'not fetched':
      return NOT_FETCHED
    case 'failed':
      return { kind: 'warning', text: `This program could not be read. ${read.message}` }
  }
}

/** The first problem with its place, and how many more there are. */
function problemText({ diagnostics }: Extract<RaceRead, { kind: 'wrong' }>): string {
  const [first, ...others] = diagnostics
  if (first === undefined) return ''
  const { span, message, instead } = first
  const more =
    others.length === 0
      ? ''
      : ` (and ${others.length} more ${others.length === 1 ? 'problem' : 'problems'})`
  const [line = ''] = message.split('\n', 1)
  return [
    `${span.file}, line ${span.line}: ${line}${more}`,
    ...(instead === null ? [] : [instead]),
  ].join(' ')
}
