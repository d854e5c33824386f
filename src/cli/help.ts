import { MIDDLEWARES, SETTINGS, STARTS } from '../programs/index.ts'

const settings = SETTINGS.map(({ id, initially }) => `${id} (${initially ? 'on' : 'off'})`).join(
  ', ',
)
const starts = STARTS.map(({ id }) => id).join('|')
const middlewares = MIDDLEWARES.map(({ id }) => id).join(', ')

export const HELP = `Racetrack without a browser.

  racetrack list [--json]
      the programs, views, settings, starts, ready scenarios and outcomes there are

  racetrack replay [options]
      runs one schedule and tells every step, and what came of it

      --program ID            a program of the list (ticket)
      --requests N            how many requests, 1 to 5 (as many as views; else 1)
      --views V,V             what each request does; the others do "touch"
      --set NAME=on|off       ${settings}; may be repeated
      --start ${starts}
                              what the browser and the store hold at the start (live)
      --middleware ID         ${middlewares}, as far as the program runs with it (its own)
      --fault KIND:LETTER:STEP
                              one thing that goes wrong: kill:A:3, disk-full:A:5, evict:B:2
      --schedule LETTERS      which request moves at each step, such as AABB (none)
      --finish                then lets A, B, C, D and E run to their ends, in this order
      --markdown              tells the run as a table in Markdown, for a ticket
      --trac                  the same in the markup of Trac, which Django’s tickets have
      --json                  one JSON object on stdout, not a table

  racetrack check [options]
      tries every schedule, and tells how many end how; takes --program, --requests, --views,
      --set, --start, --middleware, --fault and --json as above, and

      --max-states N          stops early when there are more distinct states (20000000)
      --faults                then tries every single fault at every step, and tells apart what
                              can come of it

  racetrack matrix [options]
      tries every schedule of every program under nine workloads, and tells which outcomes there are

      --program ID            this program alone (all)
      --max-states N          stops a cell early when it has more distinct states (20000000)
      --json                  one JSON object on stdout, not a table

  racetrack help
      this text

Exit code: 0, or 2 with one line on stderr when the usage is wrong; a letter of the schedule that
cannot move is such an error. Of check: 0 when no schedule ends badly, 1 when some do, 3 when it
was stopped early. Of matrix: 0 when every schedule was tried, 3 when a cell was stopped early.
`
