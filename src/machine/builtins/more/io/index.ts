import type { LibraryTables } from '../../registry.ts'
import { fileLines } from './fileLines.ts'
import { pythonFileMethods, pythonFileStages } from './fileMethods.ts'
import { openStages, pythonFdopen, pythonOpen } from './openFile.ts'
import { recordLocks, recordLockStages } from './recordLocks.ts'
import { osFiles, osFlags } from './osFiles.ts'
import { temporaryFiles, temporaryFileStages } from './temporaryFiles.ts'
import { textCodecs } from './textCodecs.ts'

const FILES = ['BufferedRandom', 'BufferedReader', 'BufferedWriter', 'FileIO', 'TextIOWrapper']

/** Files as Python 3.11 has them: buffers, encodings, lines, temporary files, record locks. */
export const IO: LibraryTables = {
  scope: { ...fileLines, open: pythonOpen },
  modules: new Map([
    ['fcntl', { functions: recordLocks }],
    [
      'io',
      {
        functions: { open: pythonOpen },
        exceptions: { UnsupportedOperation: 'io.UnsupportedOperation' },
      },
    ],
    ['os', { functions: { ...osFiles, fdopen: pythonFdopen }, constants: osFlags }],
    ['tempfile', { functions: temporaryFiles }],
  ]),
  methods: new Map([
    ...FILES.map((name) => [`_io.${name}`, pythonFileMethods] as const),
    ...textCodecs,
  ]),
  stages: {
    ...openStages,
    ...pythonFileStages,
    ...recordLockStages,
    ...temporaryFileStages,
  },
}
