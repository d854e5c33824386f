// `npm run bench`: ours beside its peers, in one run on this machine. Takes some minutes. With
// --json one JSON object on stdout, with --write the report goes to docs/performance.md as well.

import { ensurePackages, say } from './setup.mjs'

const asked = new Set(process.argv.slice(2))
const OPTIONS = ['--json', '--write', '--install']
const unknown = [...asked].filter((option) => !OPTIONS.includes(option))

if (unknown.length > 0) {
  console.error(`bench: ${unknown.join(' ')}: there are only ${OPTIONS.join(', ')}`)
  process.exitCode = 2
} else {
  ensurePackages()
  const { measureAll } = await import('./benchMeasure.mjs')
  const { reportText, writeReport } = await import('./benchReport.mjs')
  const results = await measureAll({ install: asked.has('--install'), say })
  console.log(asked.has('--json') ? JSON.stringify(results, null, 2) : reportText(results))
  if (asked.has('--write')) say(`written: ${await writeReport(results)}`)
  if (results.disagreements.length > 0) {
    for (const line of results.disagreements) console.error(`bench: ${line}`)
    process.exitCode = 1
  }
}
