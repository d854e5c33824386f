import { readFileSync } from 'node:fs'

/** A link that carries a program, as another person would send it. */
export function ownLink(
  text: string,
  {
    schedule = '',
    at = schedule.length,
  }: { readonly schedule?: string; readonly at?: number } = {},
): string {
  const scenario = {
    kind: 'own',
    files: { 'main.py': text },
    main: 'main.py',
    settings: {},
    copies: null,
    fault: null,
  }
  const own = Buffer.from(JSON.stringify(scenario)).toString('base64url')
  return `./#3&own=${own}&schedule=${schedule}&at=${at}`
}

/** Two processes count in a file; the races of the same folder are read by `scripts/benchTyping.mjs`, too. */
export const COUNTER = raceText('counter.py')
/** The same behind a lock. */
export const COUNTER_FIXED = raceText('counter_fixed.py')

function raceText(name: string): string {
  return readFileSync(new URL(`races/${name}`, import.meta.url), 'utf8')
}

const PROCESS = `
def visit():
    open('/data/x', 'w').close()

PROCESSES = [visit, visit]
`

/** Programs that were made to do harm, by what they do. */
export const HOSTILE: Readonly<Record<string, string>> = {
  'loops at its top': `while True:\n    pass\n${PROCESS}`,
  'loops in setup': `${PROCESS}\ndef setup():\n    while True:\n        pass\n`,
  'loops in a process': `def visit():\n    open('/data/x', 'w').close()\n    while True:\n        pass\n\nPROCESSES = [visit, visit]\n`,
  'makes a huge list': `x = [0] * 10**9\n${PROCESS}`,
  'grows without end': `x = 'a'\nwhile True:\n    x = x + x\n${PROCESS}`,
  'is 64 KiB of brackets': `x = ${'['.repeat(30_000)}${']'.repeat(30_000)}\n${PROCESS}`,
  'is 64 KiB of functions':
    Array.from({ length: 3000 }, (_, i) => `def f${i}(): pass\n`).join('') + PROCESS,
}
