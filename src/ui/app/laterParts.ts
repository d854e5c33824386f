/**
 * Parts of the stage that its first view can do without and that are wanted only at some moment.
 * They are fetched behind the first view, so that the moment may come without a network.
 */
export const LATER = {
  entries: () => import('../panels/disk/Entries.tsx'),
  explained: () => import('../panels/why/Explained.tsx'),
  faultChip: () => import('../panels/transport/fault/FaultChip.tsx'),
  requestLog: () => import('../panels/program/RequestLog.tsx'),
  stepTable: () => import('../panels/timeline/StepTable.tsx'),
} as const

/** What cannot be fetched now is tried again when it is wanted. */
export async function fetchLaterParts(): Promise<void> {
  await Promise.allSettled(Object.values(LATER).map((fetchPart) => fetchPart()))
}
