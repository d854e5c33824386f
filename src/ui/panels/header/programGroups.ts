import { CATALOGUE, versionOf } from '../../../programs/index.ts'
import type { ProgramRow } from '../../../programs/index.ts'
import type { Option } from '../../kit/Choice.tsx'

/** Every program for a list, in groups: by what it keeps sessions in, and the files by their time. */
export const PROGRAM_OPTIONS: readonly Option[] = CATALOGUE.map((row) => ({
  value: row.id,
  text: row.ourReading ? `${row.title} (our reading)` : row.title,
  title: versionOf(row).summary,
  group: groupOf(row),
}))

function groupOf({ store, era }: ProgramRow): string {
  switch (store) {
    case 'files':
      return era === 'modern' ? 'Files, today and proposed' : 'Files, up to Django 1.0'
    case 'rows':
      return 'Database'
    case 'cache':
      return 'Cache'
  }
}
