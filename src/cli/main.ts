import { provideEveryProgram } from '../programs/everyProgram.ts'
import type { CheckProgress } from '../programs/index.ts'
import { withThousands } from './checkText.ts'
import { run } from './run.ts'
import { widthOf } from './surroundings.ts'

/** Back to the start of the line, and nothing on it. */
const CLEAR_LINE = '\r\u001B[K'

// A reader that closes early (`… | head -1`) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  process.stderr.write(
    `racetrack: the output could not be written (${error.code ?? error.message})\n`,
  )
  process.exit(2)
})

provideEveryProgram()
const { code, stdout, stderr } = run(process.argv.slice(2), {
  width: widthOf(process.env['COLUMNS'], process.stdout.columns),
  ...(process.stderr.isTTY && { tell: progressLine() }),
})
if (process.stderr.isTTY) process.stderr.write(CLEAR_LINE)
process.exitCode = code
process.stderr.write(stderr)
process.stdout.write(stdout)

/** Shows the number of states on one line of the terminal, a few times a second. */
function progressLine(): (progress: CheckProgress) => void {
  let shownAt = performance.now()
  return ({ states }) => {
    if (performance.now() - shownAt < 200) return
    shownAt = performance.now()
    process.stderr.write(`${CLEAR_LINE}${withThousands(String(states))} states`)
  }
}
