import { measureOurs } from './ours.ts'
import { measureXstate } from './peerXstate.ts'
import type { PeerProgram } from './xstateModel.ts'

// One measurement in a process of its own: `main.mjs orbits|states|xstate PROGRAM REQUESTS ROUNDS`. What
// was measured goes to stdout as one line of JSON; a peer's process never warms ours.

const [what, name, requests, rounds] = process.argv.slice(2)
const program = programOf(name)
const result =
  what === 'xstate'
    ? measureXstate(program, Number(requests))
    : measureOurs(
        what === 'states' ? 'states' : 'orbits',
        program,
        Number(requests),
        Number(rounds),
      )
process.stdout.write(`${JSON.stringify(result)}\n`)

function programOf(text: string | undefined): PeerProgram {
  if (text === 'ticket' || text === 'fix') return text
  throw new Error(`expected ticket or fix, got ${text ?? 'nothing'}`)
}
