import type { ProgramRow } from './programRow.ts'

/** The file backend of Django 4 and 5, and what was proposed for it. */
export const MODERN: readonly ProgramRow[] = []
