import type { CheckReport, PartialOrderNote } from './report.ts'

/** What the search of one schedule of each class came to. `asked`: nothing else was searched. */
export function partialOrderNote(
  { end, verdict }: Pick<CheckReport, 'end' | 'verdict'>,
  { asked }: { readonly asked: boolean },
): PartialOrderNote {
  const decides = verdict.kind !== 'inconclusive'
  const used = asked || decides
  const why = asked ? '' : `${TOO_MANY} `
  if (verdict.kind === 'safe') {
    return {
      used,
      text: `No schedule ends badly. ${why}${TRIED}, and all ends were met; nothing is counted.`,
    }
  }
  if (decides)
    return {
      used,
      text: `Some schedules end badly. ${why}${TRIED}, up to the first bad end; nothing is counted.`,
    }
  const met = used ? `${TRIED}: ` : 'One schedule of each class was tried as well: '
  return { used, text: `${met}${openText(end, verdict.reason)}` }
}

const TOO_MANY = 'There are too many states for every schedule.'
const TRIED =
  'One schedule of each class was tried (those of a class differ only in the order of steps that do not touch the same)'

function openText(end: CheckReport['end'], reason: CheckReport['verdict']['reason']): string {
  if (end.kind === 'stopped') {
    return end.by === 'states' || end.by === 'memory'
      ? 'too many, too.'
      : 'it was stopped before its end.'
  }
  if (reason === 'may-not-end') {
    return 'no bad end, but a run may never end, and only the search of every schedule sees whether everybody moves in it.'
  }
  return 'no bad end, but some runs prove nothing.'
}
