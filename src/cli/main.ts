import { run } from './run.ts'
import { provideEveryProgram } from '../programs/everyProgram.ts'

// A reader that closes early (`… | head -1`) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  process.stderr.write(
    `racetrack: the output could not be written (${error.code ?? error.message})\n`,
  )
  process.exit(2)
})

provideEveryProgram()
const { code, stdout, stderr } = run(process.argv.slice(2))
process.exitCode = code
process.stderr.write(stderr)
process.stdout.write(stdout)
