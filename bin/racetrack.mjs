#!/usr/bin/env node
// The headless command without npm in front of it: `bin/racetrack.mjs check my_race.py`.

process.argv.splice(2, 0, 'cli')
void import('../scripts/run.mjs')
