// `node scripts/run.mjs start|dev|test|cli …`: does its own set-up, then the work.
// No static imports, so that an old Node gets the sentence below and not a syntax error.

const parts = process.versions.node.split('.').map(Number)
const major = parts[0] || 0
const minor = parts[1] || 0
const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22

if (supported) {
  // A rejection ends Node with the stack and code 1, which is what a fault of ours should do.
  const name = process.argv[2]
  const args = process.argv.slice(3)
  if (name === 'cli') {
    void import('./cli.mjs').then(function (cli) {
      return cli.runCli(args)
    })
  } else {
    void import('./commands.mjs').then(function (commands) {
      return commands.main(name, args)
    })
  }
} else {
  console.error(
    'Racetrack needs Node 20.19 or later in the 20 line, or 22.12 or newer; this is Node ' +
      process.versions.node +
      '. Get one at https://nodejs.org and run this again.',
  )
  process.exitCode = 1
}
