import { FAULTS, MIDDLEWARES, SETTINGS, STARTS } from '../programs/index.ts'

const settings = SETTINGS.map(({ id, initially }) => `${id} (${initially ? 'on' : 'off'})`).join(
  ', ',
)
const starts = STARTS.map(({ id }) => id).join('|')
const middlewares = MIDDLEWARES.map(({ id }) => id).join(', ')
const faults = FAULTS.map(({ id }) => id).join(', ')

/** What `help` prints of each command, in lines of at most 80 characters. */
const COMMANDS = {
  list: `  racetrack list [--json]
      Lists programs, views, settings, starts, ready scenarios and outcomes.
`,
  replay: `  racetrack replay [FILE.py] [options]
      Runs one schedule and shows every step and the outcome: of a race file, or
      of a program of the list.

      --processes N           of a file: N copies of its only process
      -s, --set NAME=VALUE    of a file: a value for one of its SETTINGS
                              (on or off, or one of its texts)
      --switch-points every-access|gil
                              of a file with THREADS: they may switch at every
                              access to what they share, or only where CPython
                              with its GIL does (every-access)

      Of a program of the list instead:

      --program ID            a program of the list (ticket)
      --requests N            1 to 7 requests (as many as views; else 1)
      --views V,V             what each request does; the others do "touch"
      --set NAME=on|off       may be repeated:
                              ${settings}
      --start ${starts}
                              what browser and store hold at the start (live)
      --middleware ID         ${middlewares};
                              not every program runs with each (its own)
      --edit NAME=FILE        another text in place of one of its files, such as
                              backend.py=mine.py; may be repeated. The names:
                              backend.py, base.py, middleware.py, views.py and
                              handler.py
      Of both:

      --fault KIND:LETTER:STEP
                              one thing that goes wrong, such as kill:A:3;
                              kinds: ${faults}
      --schedule LETTERS      which request moves at each step, e.g. AABB (none)
      --finish                then runs A to its end, then B, C and so on
      --markdown              prints the run as a Markdown table, for a ticket
      --trac                  the same for Trac, where Django's tickets are
      --json                  prints one JSON object instead of a table
      --base-url URL          where the page is, for the link that opens this
                              run there (RACETRACK_URL)
`,
  check: `  racetrack check [FILE.py] [options]
      Checks every schedule and counts the outcomes. A race file lists functions
      in PROCESSES or THREADS; setup() is its start, at_end*() and always*() are
      its rules. Files beside it that it imports are read, too. Takes
      --processes, --set, --switch-points, --program, --requests, --views,
      --start, --middleware, --edit, --fault, --base-url and --json (see
      replay), and:

      --max-states N          stops at this many distinct states (20000000), and
                              then tries one schedule of each class
      --search KIND           every-schedule: nothing else; partial-order: one
                              of each class only (those of a class differ in
                              the order of steps that do not touch the same);
                              counts nothing, ends at the first bad end
      --faults                then tries one fault at every step of every
                              schedule; lists apart what it leads to where
                              it happens (a full disk: at a write)

      Exit code: 0 safe: all schedules were tried, none ends badly; 1 broken:
      some do; 2 the text of the file is wrong; 3 inconclusive: stopped early,
      or something is not modelled, or no schedule ends.
`,
  run: `  racetrack run FILE.py --function NAME [--json]
      Calls one function of a file alone, after setup(): what it returns,
      raises, prints and leaves on the disk.
`,
  test: `  racetrack test PATH [--max-states N]
      Checks every race file below a folder and compares what is found with its
      EXPECT: 'safe', or the list of bad outcomes. Files without are skipped.

      Exit code: 0 all as expected, 1 some are not, or could not be decided.
`,
  prove: `  racetrack prove FILE.py [--schedules N] [options]
      Runs the schedules of a race file under CPython on this machine, with real
      processes or threads, files and locks, and compares every step with
      Racetrack's. Threads: under CPython 3.11 alone.

      --schedules N           all schedules, if there are at most N; else N of
                              them, drawn by a seed that is printed (300)
      --seed N                another sample (1)
      --python NAME           another Python than python3, by name or path
      --fault KIND:LETTER:STEP
                              something goes wrong in each of them: see replay
      --faults                each fault that can happen, one at a time, in up
                              to N schedules (20)
      --processes, --set, --switch-points, --json
                              see replay

      Exit code: 0 CPython did the same in each, 1 something differs.
`,
  open: `  racetrack open FILE.py [--port N]
      Serves the page on this machine with the file on its stage, and brings it
      there again whenever it is saved, with the schedule. Ctrl-C ends it.

      --port N                the port (4180); 0: any that is free
`,
  matrix: `  racetrack matrix [options]
      Checks every schedule of every program under nine workloads: which
      outcomes occur?

      --program ID            only this program (all)
      --max-states N          stops a cell at this many states (20000000)
      --json                  prints one JSON object instead of a table

      Exit code: 0 every schedule was tried, 3 a cell was stopped early.
`,
  help: `  racetrack help [COMMAND]
      Prints this text, or the part about one command.
`,
}

const VERSION = `  racetrack --version
      Prints the version.
`

const ERRORS = `Exit code 2 and one line on stderr: the call was wrong (for example, a letter of
the schedule that cannot move), or the output could not be written. Ctrl-C ends
a search with what is known by then, and exit code 130.
Tables fit the width of the terminal, or COLUMNS; NO_COLOR takes the colours.
`

/** The help of the command, or of one of its parts. */
export function helpText(name?: string): string {
  const parts = Object.entries(COMMANDS).filter(([each]) => name === undefined || each === name)
  const version = name === undefined ? [VERSION] : []
  return [
    'Racetrack without a browser.\n',
    ...parts.map(([, text]) => text),
    ...version,
    ERRORS,
  ].join('\n')
}
