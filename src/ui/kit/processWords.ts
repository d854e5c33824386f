import type { Prepared } from '../../programs/index.ts'

/** What several of them are called, as a heading: "Requests", "Processes". */
export function processesName({ labels }: Pick<Prepared, 'labels'>): string {
  return upperFirst(labels.processes)
}

/** One of them, as a heading: "Request", "Process". */
export function processName({ labels }: Pick<Prepared, 'labels'>): string {
  return upperFirst(labels.process)
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
